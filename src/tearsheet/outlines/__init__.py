"""A page as lines: what stands on it in the order of reading, with the blocks, links and names round each.

The head's own statements, and text that a page carries in scripts, are gathered here too. What the lines mean
is for the reading to say.
"""
