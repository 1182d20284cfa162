"""How many children will be looked after, month by month, from what is already known about the past."""
