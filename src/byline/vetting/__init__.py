"""A rulebook read before it is signed: laid out as tables, and what it leaves unsaid found and told.

Gaps, overlaps, dead lines and open choices are found by reasoning on the conditions of its lines, without a
database. Only a rulebook without findings can be signed.
"""
