"""Uploads within bounds: what is too heavy is let pass by and told, never kept, in memory or on disk."""

from __future__ import annotations

from io import BytesIO

from django.core.files.uploadedfile import InMemoryUploadedFile
from django.core.files.uploadhandler import FileUploadHandler

from byline.incoming.files import HEAVIEST

HEAVIEST_TOGETHER = 200_000_000  # bytes of all files of one sending: twenty pieces with pictures


class BoundedUpload(FileUploadHandler):
    """Stands before Django's own handlers and lets nothing past the bounds reach them.

    The sending is read to its end all the same: a browser that is cut off shows an error of its own instead
    of our page. Too heavy a file arrives cut, with a size just past the bound, so that each form that looks
    at the size refuses it with its sentence.
    """

    def __init__(self, request=None):
        super().__init__(request)
        self.together = 0

    def receive_data_chunk(self, raw_data, start):
        """Hand a piece on until the file, or all of them together, have passed the bound."""
        self.together += len(raw_data)
        is_within = start <= HEAVIEST and self.together <= HEAVIEST_TOGETHER
        return raw_data if is_within else None

    def file_complete(self, file_size):
        """Leave the file to the next handler; once all are too heavy, an empty one takes its place."""
        if self.together <= HEAVIEST_TOGETHER:
            return None
        for handler in self.request.upload_handlers:
            handler.upload_interrupted()  # closes what Django's own has written to disk so far
        size = max(file_size, HEAVIEST + 1)
        about = (self.field_name, self.file_name, self.content_type, size, self.charset)
        return InMemoryUploadedFile(BytesIO(), *about)
