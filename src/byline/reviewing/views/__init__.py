"""Pages of this room: the desk, and the sheets that go with it."""
