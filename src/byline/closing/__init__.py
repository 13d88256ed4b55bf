"""Periods closed and opened again, disputes about lines, and ledgers of earlier years.

Writes what the rules say of a whole period when it is closed, and keeps what changed after that.
Answers appeals, tries a draft of rules on a past period, and takes in past ledgers from sheets.
"""
