"""The writer's desk: a text as it is typed and kept, its authors, versions side by side, its own sheet.

The rows and the deeds stand with the manuscript; here are the pages, and the piece set on paper.
"""
