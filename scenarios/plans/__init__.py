"""Plans: the cheapest homes and programmes with which a scenario's targets hold."""
