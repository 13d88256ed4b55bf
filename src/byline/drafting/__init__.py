"""Pages where rulebooks are drafted: row by row, table by table, or from a file.

A row is changed in a small form of its own that shows only what its family needs; findings stand beside.
What a signed rulebook says is read in `rules`.
"""
