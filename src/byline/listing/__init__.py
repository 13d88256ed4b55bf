"""Manuscripts by the hundred: the list with its filters, saved views, search, deeds done to many at once.

What is asked for stands in the address, and nowhere else; a saved view is such an address with a name.
"""
