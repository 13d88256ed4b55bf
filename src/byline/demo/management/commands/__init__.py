"""One order a file; `byline ORDER` runs it."""
