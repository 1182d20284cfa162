"""Where forecasts and homes meet: what will be missing, and what would change it."""
