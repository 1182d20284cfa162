"""The one door to the outside world: pages, commands and the database."""
