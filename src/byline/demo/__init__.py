"""A county that looks alive: its people, two years of manuscripts, and what outlets printed.

Made by `byline demo` only, the same each time.
The cast of the tests lives in the same county.
"""
