"""Targets met, rankings, bulletins.

Every figure is counted from the ledger when it is asked for.
Only a signed bulletin freezes figures, on purpose.
"""
