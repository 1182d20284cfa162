"""How answers are put into words."""
