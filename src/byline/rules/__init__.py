"""The rulebook as rows: clauses, measures, targets, each with its number and its days.

`scoring`, `checking` and `periods` are sums that need no row and know no Django.
A signed rulebook does not change; a new version follows it.
"""
