"""A published page, read: decode, restore, extract, fields, findings.

Every field says where it was found, and every repair and every injection is a finding with its place.
The original is never changed.
"""

from tearsheet.findings import Finding
from tearsheet.reading.reader import read, read_text
from tearsheet.reading.result import Article, Picture, Reading

__all__ = ["Article", "Finding", "Picture", "Reading", "read", "read_text"]
