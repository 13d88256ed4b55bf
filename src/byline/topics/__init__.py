"""Key tasks of the year, topics with demands, and commissions to write.

A topic is asked of named people or units by a day.
Whether it was met is counted from manuscripts, never ticked.
"""
