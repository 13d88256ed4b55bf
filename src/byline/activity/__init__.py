"""What happened and who must hear of it.

A Deed is one line of history, chained by hash to the one before.
A Notice is a deed as one person hears of it.
"""
