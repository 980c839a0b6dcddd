"""The wall: the big screen of the room, read across it by people who cannot touch it."""
