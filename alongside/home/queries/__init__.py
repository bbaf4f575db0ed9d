"""Reads that shape the pages of this room, each with a steady number of statements. Nothing here writes."""
