"""What the pages of goals show. Reads only."""
