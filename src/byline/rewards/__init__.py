"""Awards, warnings, statements, honours.

They are proposed from frozen figures, signed, and carried out.
Nobody decides alone.
"""
