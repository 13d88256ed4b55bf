"""Rules and facts as values, and what they come to.

A book of lines and terms and the facts of pieces and periods go in, credits with their arithmetic come out.
It knows no database; `byline reckon` runs on it alone.
"""
