"""Reading futures: what is measured in them, compared, added up and aimed at."""
