"""Orders of this room."""
