"""Bulletins: made of parts, laid before a leader, signed, corrected, shown outside by decision.

Every figure is counted from the ledger when it is asked for.
Only a signed bulletin freezes figures, on purpose.
"""
