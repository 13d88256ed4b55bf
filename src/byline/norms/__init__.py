"""How a text should be written: numbers and marks by the national standards, leads, captions, words to avoid.

A piece and what is asked of it go in, checks come out, each with the place to mend.
Sums over words; no row, no page.
"""
