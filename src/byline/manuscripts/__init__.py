"""Everything until a piece leaves the house: writing, filing, review, registration, submission.

Where a manuscript stands is told by its rows, each with who and when.
Nothing that was typed is lost.
"""
