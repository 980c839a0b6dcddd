"""What lists show, row by row, and how it changes with the room."""
