"""The engine: from a published page to proof of whose manuscript it prints.

`bylines` knows the words around an article; `reading` says what a page says; `matching` says whose
manuscript that is, with reasons.
It knows no framework and keeps no rows.
"""
