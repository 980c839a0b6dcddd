"""What the wall says, zone by zone: computed from the room, drawn elsewhere."""
