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
# # How well do forecasts do, and what drives the numbers?
#
# A forecast is worth having if it comes closer than the last count carried forward, and if its
# ranges hold as often as they say. Both can be measured: go back to a day in the past, forecast
# without seeing what came later, and hold the forecast against what happened.
#
# We do that twice: on a simulated authority the size of Jersey, with every period of care, and on
# an English authority of which only published counts are known. No child here is real: the first is
# made up, the second is a published table (Department for Education, Open Government Licence v3).

# %%
from pathlib import Path
from tempfile import mkdtemp

import pandas as pd

from forecasting.ages import STANDARD_BANDS
from forecasting.reference.england import english_authorities
from scenarios.baseline.history_from_records import histories
from scenarios.baseline.made_up_authority.writing import write_made_up_authority
from scenarios.baseline.read import read

folder = Path(mkdtemp()) / "made-up authority"
write_made_up_authority(folder)
records = read([folder]).records
(simulated,) = histories(records)
english = next(area for area in english_authorities() if area.area == "Barnet")
print(f"{simulated.area}: complete from {simulated.complete_from} to {simulated.known_to}")
print(f"{english.area}: {len(english.census_days())} census days to {english.known_to}")

# %% [markdown]
# ## Try the past
#
# A *trial* is one model from one past day. Each number it foretold is scored: how far off its
# middle was, how far off the last value was, whether the 80 % range held, the ranked probability
# score (CRPS) of all its futures, and where the truth lay among them (PIT).

# %%
from forecasting.backtest import trials
from forecasting.looking_back.back_test_scores import scored


def try_the_past(history, draws):
    found = trials(
        history,
        origins=None,
        horizons=(12, 24),
        bands=STANDARD_BANDS,
        by_placement=False,
        models=("no_change", "blend"),
        draws=draws,
        seed=1,
    )
    return [score for trial in found for score in scored(history, trial, STANDARD_BANDS, seed=1)]


scores = {each.area: try_the_past(each, 200) for each in (simulated, english)}
{area: len(found) for area, found in scores.items()}

# %% [markdown]
# ## Read the scores
#
# `error` and `error_of_last_value` are in children. `change` below nothing: closer than the last
# value. `coverage_80` should be near 0.8; `coverage_low` and `coverage_high` say how sure that
# share is. With few starting days the interval is wide, and rightly so.

# %%
from forecasting.looking_back.score_table import score_table

table = pd.DataFrame(
    {
        "area": area,
        "ages": row.age_band,
        "months": row.horizon_months,
        "n": row.n,
        "error": round(row.error, 1),
        "error_of_last_value": round(row.error_of_last_value, 1),
        "change": None if row.change is None else round(row.change, 2),
        "crps": round(row.crps, 2),
        "coverage_80": round(row.coverage_80, 2),
        "coverage_low": round(row.coverage_low, 2),
        "coverage_high": round(row.coverage_high, 2),
    }
    for area, found in scores.items()
    for row in score_table(found)
    if row.model == "blend"
)
table

# %% [markdown]
# Does the forecast beat the last value? The report that a commissioner reads says it in a
# sentence, whichever way it comes out. `sufficiency backtest FOLDER --report F.html` writes the
# whole page.

# %%
from web.reports.back_test import report

reports = {area: report(found, source=area, facts=[]) for area, found in scores.items()}
for each in reports.values():
    print(each.headline)
    for verdict in each.verdicts:
        print(" ", verdict)

# %% [markdown]
# The same as a drawing: the share of truths inside the 80 % range, with how sure it is.

# %%
from IPython.display import HTML, display

held = next(section for section in reports[english.area].sections if section.id == "held")
display(HTML("".join(str(panel.svg) for panel in held.picture.panels)))

# %% [markdown]
# ## Where did the truth lie among the futures?
#
# If the ranges are right, every fifth of the futures holds the truth equally often. Too often in
# the outer fifths, and the ranges are too narrow; too often in the middle, and they are too wide.

# %%
fifths = pd.DataFrame(
    {
        area: pd.cut(
            pd.Series([each.pit for each in found if each.model == "blend"]),
            [0, 0.2, 0.4, 0.6, 0.8, 1],
            include_lowest=True,
        )
        .value_counts(sort=False)
        .to_numpy()
        for area, found in scores.items()
    },
    index=["lowest fifth", "second", "middle", "fourth", "highest fifth"],
)
fifths

# %% [markdown]
# ## What drives the numbers?
#
# The change of each age band is taken apart: who came, who left and how, who grew in or out. The
# parts add up to the change, in the past exactly and ahead in every sampled future.

# %%
from forecasting.drivers import drivers
from scenarios.baseline.how_left import how_left

taken = drivers(simulated, months=36, draws=300, seed=1, how_left=how_left(records, simulated))
parts = pd.DataFrame(taken.rows())
past = parts[parts.period == "past"].pivot(index="part", columns="age_band", values="mean")
past

# %%
ahead = parts[(parts.period == "ahead") & (parts.age_band == "all")]
ahead[["part", "mean", "q10", "q50", "q90"]]

# %% [markdown]
# Was it entries, or length of stay? `already under way` is what would have happened had both gone
# on as in the years before. A part whose range (`q10` to `q90`) reaches across nought does not
# stand out from chance.

# %%
why = parts[parts.period == "entries or stays"]
why[["part", "mean", "q10", "q50", "q90"]]

# %% [markdown]
# The parts add up:

# %%
causes = why[why.part != "change"]["mean"].sum()
change = why[why.part == "change"]["mean"].iloc[0]
print(f"{causes:.1f} children from the parts, {change:.0f} in all")

# %% [markdown]
# From published counts nobody can tell who left, and it is said rather than guessed:

# %%
for note in drivers(english, months=24, draws=50).notes:
    print(note)

# %% [markdown]
# From here: [check a forecast](../docs/how-to/check-a-forecast.md) says how forecasts are kept and
# scored once later data arrive, which is the test no back-test can replace.
