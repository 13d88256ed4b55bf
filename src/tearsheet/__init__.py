"""The engine: from a published page to proof of whose manuscript it prints.

`reading` says what a page says; `matching` says whose manuscript that is, with reasons; the rooms below them
do one step each. It knows no framework and keeps no rows.
"""
