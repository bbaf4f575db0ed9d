"""What the pages of numbers show: cards, pictures, lists. Reads only."""
