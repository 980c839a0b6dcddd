"""What a room knows and what may be done in it."""
