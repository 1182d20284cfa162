"""The Placements Data Standard v2: requests read from others, and written of our children."""
