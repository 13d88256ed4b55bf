"""Words for the templates of this room and those above it."""
