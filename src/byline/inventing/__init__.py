"""A county that does not exist: its people, outlets and words as data, and pages as its outlets serve them.

Texts come out of moulds, pages out of layouts, pictures out of a few strokes. It knows no row.
"""
