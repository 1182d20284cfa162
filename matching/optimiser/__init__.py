"""Solvers of resolved problems: a direct search for a few groups, CP-SAT for many. They agree."""
