"""The pages where what came back is claimed, weighed and confirmed.

The desk lays a page and a manuscript side by side, tells what speaks for and against, and foresees the
entries. Claims, open pages compared again, and who printed a page have their pages here; the rows are the
ledger's.
"""
