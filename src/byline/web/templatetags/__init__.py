"""Words for the templates of all rooms."""
