"""Files that people bring, made into manuscripts: one or many, a new piece or the text of one begun.

What a file holds is read by `incoming`; here it becomes a text with its pictures, and the file itself is kept
as it came, for those who may see the manuscript.
"""
