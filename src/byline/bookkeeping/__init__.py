"""The ledger as it is read, and as it is put right.

Its lines deed by deed, with filters and sums; the facts that are entered beside a print; corrections by hand.
Here a span of days is reckoned again when rules or outlets have changed: first to be looked at, then done.
"""
