"""Who, where and when in the words of Chinese pages: labels, names, days and times, signatures.

It takes words and gives values; it knows no page, no tag and no line.
"""
