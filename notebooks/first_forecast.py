# ---
# jupyter:
#   jupytext:
#     text_representation:
#       extension: .py
#       format_name: percent
#   kernelspec:
#     display_name: Python 3
#     language: python
#     name: python3
# ---

# %% [markdown]
# # From a return to a forecast, and how far to trust it
#
# How many children of each age will be looked after over the next three years? This notebook takes
# SSDA903 returns, looks at what they hold, forecasts, and then does what a sceptical reader would:
# goes back in time, forecasts from there without seeing what came later, and counts how often it
# was right.
#
# The returns are of a made-up authority: no child in them is real. To use your own, put the folder
# of your files in the place of `folder`.

# %%
from pathlib import Path
from tempfile import mkdtemp

import pandas as pd

from scenarios.baseline.made_up_authority.writing import write_made_up_authority

folder = Path(mkdtemp()) / "made-up authority"
write_made_up_authority(folder)
sorted(file.name for file in folder.iterdir())

# %% [markdown]
# ## Read the files
#
# Everything odd in them is a finding, with its file, row and column, and what to do about it. An
# error would stop us here; a warning is counted and shown.

# %%
from scenarios.baseline.history_from_records import histories
from scenarios.baseline.read import read

reading = read([folder])
reading.raise_if_wrong()
for finding in reading.findings:
    print(finding.message)

(history,) = histories(reading.records)
print(f"{len(history.spells)} periods of care; complete from {history.complete_from}")
print(f"to {history.known_to}")

# %% [markdown]
# A return holds only children who were looked after in its years: stays that ended earlier are
# missing. The forecast is fitted on the days from which nothing is missing, and on no others.
#
# ## How many were looked after

# %%
from datetime import date

from forecasting.ages import JERSEY_BANDS

labels = [band.label for band in JERSEY_BANDS]
years = range(history.complete_from.year + 1, history.known_to.year + 1)
past = pd.DataFrame(
    [history.looked_after(date(year, 3, 31), JERSEY_BANDS) for year in years],
    index=[f"31 March {year}" for year in years],
    columns=labels,
)
past.assign(all=past.sum(axis=1))

# %% [markdown]
# ## Look ahead
#
# A forecast is a set of futures, never one number. The first row is the day the data reach, and
# exact; the range then widens. `auto` takes whichever model did better on this authority's own
# past, and says which.

# %%
from forecasting.forecast import forecast

ahead = forecast(history, months=36, bands=JERSEY_BANDS, draws=1000, seed=1)
for note in ahead.notes:
    print(note)

table = pd.DataFrame(ahead.rows())
total = table[(table.age_band == "all") & (table.placement == "all")]
total.iloc[::6][["date", "mean", "q10", "q50", "q90"]]

# %%
last = table[table.date == ahead.dates[-1].isoformat()]
last[["age_band", "mean", "q10", "q50", "q90"]]

# %% [markdown]
# ## Look back
#
# From each origin, both models see only what was known that day.

# %%
from forecasting.backtest import backtest

looked_back = pd.DataFrame(
    backtest(history, horizons=(12, 24), bands=JERSEY_BANDS, draws=500, seed=1)
)
looked_back["error"] = (looked_back.q50 - looked_back.actual).abs()
looked_back["inside"] = looked_back.actual.between(looked_back.q10, looked_back.q90)
by_age = looked_back[looked_back.age_band != "all"]
by_age.groupby(["horizon_months", "model"]).agg(
    forecasts=("error", "size"), mean_error=("error", "mean"), inside_80=("inside", "mean")
)

# %% [markdown]
# Read it like this: `mean_error` is how many children a band's middle forecast was out by, and
# should be smaller than that of `no_change`, the last value carried forward; `inside_80` is how
# often the truth lay inside the range that claims to hold eight times in ten. With few origins
# both are rough: a handful of lucky or unlucky years moves them.
#
# The same figures come from the command line: `sufficiency forecast FOLDER --out forecast.csv`,
# `sufficiency backtest FOLDER --horizons 12,24 --out backtest.csv`.
