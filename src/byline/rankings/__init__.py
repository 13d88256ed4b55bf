"""Who stands where.

People and units by any measure in any period, with ties and moves, each number open to its lines.
The page, the sheet and the bulletin ask one function.
"""
