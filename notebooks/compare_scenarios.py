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
# # What would change it: scenarios held against each other
#
# Homes will be missing. Would carers help, or fewer breakdowns, and which carers? This notebook
# lives through the same futures three times: as things are, with more carers, and with both. Then
# it asks what one more home of some kinds would change.
#
# The authority is made up: no child in it is real. Futures are few here, to be quick; use several
# hundred before you believe a range.

# %%
from pathlib import Path
from tempfile import mkdtemp

import pandas as pd

from scenarios.baseline.baseline import baseline_from
from scenarios.baseline.made_up_authority.writing import write_made_up_authority
from scenarios.baseline.read import read

folder = Path(mkdtemp()) / "made-up authority"
write_made_up_authority(folder)
baseline = baseline_from(read([folder]).records, "made-up")
print(f"{len(baseline.children)} children who need a home, {len(baseline.places)} homes")
print(f"needs not assessed: {baseline.unassessed}")

# %% [markdown]
# ## As things are

# %%
from scenarios.run import run_scenario
from scenarios.scenario import Scenario, read_levers

DRAWS, MONTHS = 20, 24


def lived(name, levers=()):
    scenario = Scenario(name=name, months=MONTHS, draws=DRAWS, levers=read_levers(list(levers)))
    return run_scenario(scenario, baseline)


as_is = lived("As things are")
print(as_is.headline)

# %% [markdown]
# A future is one way it may go. The sentence gives a range over all of them, never one number.
#
# ## Two plans
#
# Ten households in which a carer is there full time, over the first year; and help for carers in
# hard times, so that three homes in ten that would break down do not.

# %%
carers = {
    "lever": "recruit_carers",
    "from": "2026-12",
    "profile": "intensive_foster",
    "households": 10,
    "rationale": "Most children off the island would suit this kind of home",
}
fewer_breakdowns = {
    "lever": "disruption",
    "from": "2026-12",
    "percent": -30,
    "rationale": "Carers asked for help at weekends",
}
with_carers = lived("Ten households", [carers])
with_both = lived("Both", [carers, fewer_breakdowns])

# %% [markdown]
# ## Differences first
#
# Every scenario lives through the very same futures: the same children come, with the same needs.
# So a difference is what the plan does, and not chance. Results of other data, or another seed,
# are refused.

# %%
import json

from scenarios.reading.compare import compare

results = [json.loads(result.to_json()) for result in (as_is, with_carers, with_both)]
comparison = compare(results)
for sentence in comparison.sentences:
    print(sentence)

differences = pd.DataFrame(comparison.rows)
whole = differences[differences.period == "all"]
whole.pivot(index="measure", columns="scenario", values="difference")

# %% [markdown]
# `better` is the share of futures in which a scenario is better for children. What is neither
# better nor worse, such as cost, has none.

# %%
whole.pivot(index="measure", columns="scenario", values="better")

# %% [markdown]
# ## What each plan adds
#
# The rows of a measure add up to the whole change. *Interaction* is what the plans do to each
# other.

# %%
adds = pd.DataFrame(with_both.tables["levers"])
adds[adds.measure == "in_suitable_homes"]

# %%
together = adds[adds.measure == "in_suitable_homes"].contribution.sum()
change = whole[(whole.scenario == "Both") & (whole.measure == "in_suitable_homes")]
print(f"added up {together:.2f}, compared {change.difference.item():.2f}")

# %% [markdown]
# ## What one more home would change
#
# The same futures again, each time with one more home of one kind. Here three kinds; the command
# `sufficiency homes-wanted` tries thirty.

# %%
from datetime import date

from scenarios.candidates import usual_candidates
from scenarios.homes_wanted import homes_wanted
from scenarios.run import Asked
from scenarios.world import World

tried = [
    candidate
    for candidate in usual_candidates()
    if candidate.ages == (11, 15) and candidate.children == 1
]
found = homes_wanted(World(baseline), tried, Asked(MONTHS, DRAWS, 1), first_month=date(2026, 12, 1))
for wanted in found:
    print(wanted.sentence())
    print(wanted.said)

# %% [markdown]
# One home changes little in one future and more in another: that is why there is a range. A range
# that reaches below nothing says that chance is larger than the home.
