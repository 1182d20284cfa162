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
# # From a child's needs to the homes that could care for them
#
# Who could care for this child today, why not that household, and can the brothers and sisters stay
# together? This notebook takes a child's ratings, sees which level and kinds of home they make, and
# asks for options. Nothing here decides: a panel does.
#
# The children, carers and homes are made up. The first part builds them by hand; the last reads a
# problem file, as a case system would write it.

# %%
from datetime import date

import pandas as pd

from matching.child.codification import Domain
from matching.child.ratings import ChildView, Rating, RatingHistory

today = date(2026, 11, 20)


def rating(domain, level, rated_on, evidence, words):
    """Make one rating with its record."""
    return Rating(
        Domain(domain),
        level,
        rated_on,
        rated_by_role="social worker",
        evidence=evidence,
        child_view=ChildView.PARTLY,
        child_view_words=words,
    )


# %% [markdown]
# ## Ratings, and what stands behind them
#
# Each of eleven domains is rated from 0 to 4: what a home must be able to do for this child *now*.
# A rating is never changed. When things look different, somebody rates again, and the earlier
# rating stays on record.

# %%
history = RatingHistory(
    (
        rating("BEH", 2, date(2026, 3, 2), "Incident log", "I was new here"),
        rating("BEH", 3, date(2026, 10, 1), "Incident log, September", "Some days only"),
        rating("EMO", 2, date(2026, 10, 1), "CAMHS letter", "I sleep badly"),
        rating("REL", 2, date(2026, 10, 1), "Carer's notes", ""),
        rating("HLT", 0, date(2026, 4, 1), "", "Fine"),
        rating("OTH", 1, date(2026, 10, 1), "", "Fine"),
        rating("COM", 1, date(2026, 10, 1), "", "Fine"),
        rating("IND", 1, date(2026, 10, 1), "", "Fine"),
    )
)
needs = history.needs_on(today)
{str(domain): level for domain, level in needs.ratings.items()}

# %% [markdown]
# Nobody has rated safety outside the home, education, family time or identity. *Not known* is not
# nothing: it stays open, with a task. An old rating still counts, and asks to be made again.

# %%
from matching.child.domain_states import domain_states

states = domain_states(needs, history, today)
pd.DataFrame(
    [(s.domain.words, s.level, str(s.standing), s.words) for s in states],
    columns=["domain", "level", "standing", "what a home must be able to do"],
)

# %%
for state in states:
    for task in state.to_do:
        print(task)

# %% [markdown]
# ## A level, with what fired
#
# Eight of the domains make one level from A to E. With one not known it is a range: once with the
# unknown at 0, once at 3.

# %%
from matching.needs import overall_level

print(overall_level(needs).sentence)

assessed = history.with_rating(
    rating("SAF", 2, date(2026, 11, 18), "Missing log, two nights", "I was at my friend's")
)
print(overall_level(assessed.needs_on(today)).sentence)

# %% [markdown]
# ## Kinds of home, family first
#
# Each kind of home can be asked for so much in each domain and no more. The first that is enough is
# preferred, and families come first. What is not known counts as 3 here, so that a home is called
# suitable only if it would be whatever the assessment finds.

# %%
from matching.tiers import suitable_tiers

for label, known in (("before", needs), ("after", assessed.needs_on(today))):
    print(label, [tier.words for tier in suitable_tiers(known, age=13)])

# %% [markdown]
# ## Three brothers and sisters, and five homes
#
# A problem file holds the children who wait and the homes there are. This one is the worked example
# of the documentation: a child of 13 with the needs above, and two younger brothers, to be together
# if possible.

# %%
from pathlib import Path

from matching.files.problem_file import read_problem

here = Path.cwd()
project = next(p for p in (here, *here.parents) if (p / "docs" / "examples").is_dir())
problem = read_problem(project / "docs" / "examples" / "appendix_b.json")
pd.DataFrame(
    [(c.id, c.age_on(problem.date), overall_level(c.needs).sentence) for c in problem.children],
    columns=["child", "age", "level"],
)

# %%
from matching.options import options

found = options(problem, "c1")
pd.DataFrame(
    [
        (o.place, o.suitability, "; ".join(o.reasons_for), "; ".join(o.compromises))
        for o in found.options
    ],
    columns=["home", "suitability", "what speaks for it", "what it asks the child to do without"],
)

# %% [markdown]
# Every home that is no option has the one rule that excludes it, and the nearest change that would
# open it.

# %%
pd.DataFrame([(e.place, e.rule, e.reason, e.nearest_change) for e in found.excluded])

# %% [markdown]
# ## Together, or in two homes?
#
# Every way to divide the family is listed, with what it does to their plan.

# %%
for partition in found.partitions:
    parts = " + ".join(", ".join(part.children) for part in partition.parts)
    print(f"{parts}: {'possible' if partition.possible else 'no home'}. {partition.impact}")

# %% [markdown]
# ## What a missing rating does
#
# Take away one rating of the eldest. Her level becomes a range. The household that needed a support
# package is no option any more: were the need to come out at 3, the package would not be enough.
# The others stay, with the task to assess it.

# %%
from dataclasses import replace

from matching.needs import Needs

children = tuple(
    replace(child, needs=Needs({**child.needs.ratings, Domain.SAF: None}))
    if child.id == "c1"
    else child
    for child in problem.children
)
not_known = options(replace(problem, children=children), "c1")
print(not_known.level_because)
print("before:", ", ".join(option.place for option in found.options))
print("now:", ", ".join(option.place for option in not_known.options))
for place in not_known.excluded:
    print(place.place, place.reason, sep=": ")
for option in not_known.options:
    print(option.place, option.suitability, *option.tasks, sep="; ")

# %% [markdown]
# ## Everyone who waits, together
#
# The answer is proved best in the order the panel has set. It comes with its settings and what has
# still to be confirmed, so that nobody takes an assumption for a fact.

# %%
from matching.match import match

answer = match(problem)
print(answer.status, {m.child: m.place for m in answer.matches})
for warning in answer.warnings:
    print(warning)

# %% [markdown]
# The same answers come from the command line: `sufficiency options PROBLEM.json --child c1`,
# `sufficiency match PROBLEM.json`, and `sufficiency profile PROBLEM.json` for all children at once.
