"""What is asked of a manuscript and who reads it before it leaves: demands, word lists, routes of review.

Each is a row with the days from which and until which it is in force; a change ends one and begins another.
Checking a text is a sum that knows no row.
"""
