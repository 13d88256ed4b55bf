"""Who, where and when in the words of Chinese pages: labels, names of people, days and times, signatures in a text.

It takes words and gives values; it knows no page, no tag and no line.
"""
