"""One module per version of the shared tables."""
