"""Where forecasts and homes meet: what will be missing, month by month, and what would change it."""
