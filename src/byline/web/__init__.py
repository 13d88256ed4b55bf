"""The shell: base page, navigation, today, search.

The six shapes of a page are made here once.
Each room brings its own pages in these shapes.
"""
