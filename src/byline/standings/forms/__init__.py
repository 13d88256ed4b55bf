"""What people fill in about bulletins."""
