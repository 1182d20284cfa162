"""How a future is lived: who seeks a home each month, who finds one, and what is counted."""
