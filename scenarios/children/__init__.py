"""The children of the futures: today's and those to come, their needs, routes and stays."""
