"""Doors to the outside: pages fetched, mail sent, accounts and robots spoken to.

Each door is a class that keeps the other side's documented limits, and a fake that ships with it.
Nothing else in Byline opens a connection.
"""
