"""A statement as a Word document."""
