"""The commands that belong to no room: starting, keeping, and looking after."""
