"""The ground under every room: base classes, `resource()`, errors, typed settings, template tags, the testing kit.

It knows no domain word and imports no room.
"""
