"""The manuscripts of a ledger, found again by the fingerprints of their letters.

A text is seen as letters with a way back; fingerprints are winnowed from them; an index keeps who owns each.
Screening asks it of a page before the page is read. An index is a cache, made from texts at any time.
"""
