"""Documents of free text: paragraphs, lists, tables and pictures in the order in which they stand.

One description, a Flow, becomes a Word file and a PDF that say the same in the same places.
"""
