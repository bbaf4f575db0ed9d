"""Reads that shape a page. Frozen dataclasses and lists; nothing here writes."""
