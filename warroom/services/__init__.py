"""A station at work: opening rooms, writing, following, demonstrations."""
