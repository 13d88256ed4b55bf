"""Congresses, units and people, and who held which post from which day to which.

Rights come from the posts that a person holds today.
History follows the person through transfers.
"""
