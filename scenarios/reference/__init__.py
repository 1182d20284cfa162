"""Figures from published sources, used where an authority's own are missing or few."""
