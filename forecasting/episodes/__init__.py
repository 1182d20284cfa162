"""Children followed one by one, or added up: they come, in families, stay, move and leave."""
