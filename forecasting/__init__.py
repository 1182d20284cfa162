"""How many children will be looked after, month by month, from what is known of the past."""
