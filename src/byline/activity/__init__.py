"""What happened and who must hear of it.

A Deed is one line of history, chained by hash to the one before; a Notice is a deed as one person hears of it.
Every room above records its deeds here.
"""
