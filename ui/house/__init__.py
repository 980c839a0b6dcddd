"""The house on the screen: its own view with its own pages."""
