"""Who prints: outlets by level and medium, and what they printed.

A Clipping is one published page as the engine read it; its Evidence keeps the bytes
as they came, with digest and time.
The same page is one clipping, whoever brings it.
"""
