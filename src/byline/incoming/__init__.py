"""What people bring along: files from Word and WPS, plain text, web pages, Markdown; and what they paste.

Each is told by its content, never by its name alone, and is hostile until it is read. Out comes HTML of few
tags, with the pictures beside it. Knows no domain and no row.
"""

from byline.incoming.files import read_file
from byline.incoming.imported import Imported, Loss
from byline.incoming.pasted import clean_pasted

__all__ = ["Imported", "Loss", "clean_pasted", "read_file"]
