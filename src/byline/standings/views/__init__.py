"""Pages of bulletins: read, edited, signed, laid out."""
