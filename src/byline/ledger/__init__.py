"""Everything that came back, proven: claims, adoptions, confirmations, entries, reversals.

A machine proposes an adoption, a person confirms it, and the rulebook of the day of print credits it.
Entries are only ever added.
"""
