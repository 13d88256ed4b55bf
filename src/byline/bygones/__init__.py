"""Ledgers of earlier years, taken in from Excel sheets.

Opens a file within bounds, guesses its columns and remembers them, and names every row that cannot be read.
Takes the good rows in as one deed, and takes them out again as one.
"""
