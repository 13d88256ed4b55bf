"""The orders of the command line."""
