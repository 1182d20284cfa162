"""What care costs: prices with their year, growth, and the cost of a future, by category."""
