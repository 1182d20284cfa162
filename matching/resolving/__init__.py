"""From people and places to what a solver sees: who may live where, and what it counts."""
