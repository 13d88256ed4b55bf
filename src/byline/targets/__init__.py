"""What units and people owe, and how far it is met.

Sets, copies and prorates targets, counts the ledger against them, and prints the sheet that is signed.
Tells who is behind the time gone, who will fall short, and who has not written.
"""
