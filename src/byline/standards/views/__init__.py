"""Pages of demands, lists of words, routes and stand-ins."""
