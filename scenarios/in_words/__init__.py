"""How a run is put into words."""
