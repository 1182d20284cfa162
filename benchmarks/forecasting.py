"""Run the forecasting benchmark: `python benchmarks/forecasting.py [COUNTS.csv]`."""

import sys
from pathlib import Path

# This folder comes first on the path, where this very file would hide the package `forecasting`.
sys.path[0] = str(Path(__file__).resolve().parents[1])

from benchmarks.forecast_scores import main  # noqa: E402 - after the path is put right

main()
