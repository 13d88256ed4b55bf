"""Byline runs the information-and-publicity work of a People's Congress office.

Each folder below is a room of the house; ARCHITECTURE.md tells which may import which.
A manuscript goes from the lower rooms to the upper ones and comes back as proven credit.
"""

__version__ = "0.1.0"
