"""The embedded database: what was imported, and the results made from it."""
