"""Forecasts as they would have been made on past days, and how those made have turned out."""
