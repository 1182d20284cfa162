"""The files of published figures for Jersey, and what is assumed where nothing is published."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

FILES: tuple[str, ...] = ("about.csv", "counts.csv", "costs.csv", "homes.csv", "published.csv")

JERSEY_NOTES: tuple[str, ...] = (
    "Only published figures are used: no child's record is here, and nobody's needs are known.",
    "The latest total (61 at the end of 2023) is published without ages: the ages of June 2019 "
    "are assumed to hold.",
    "Figures up to 2015 count children in care, later ones children looked after: the two are not "
    "quite the same, and where only a year is published 31 December is taken.",
    "Starts are published for two quarters of 2018 only: they are taken from reference rates.",
    "Of foster carers only their number is published (21 in August 2022): 33 places are assumed, "
    "1.58 a household as in June 2019, at the level of mainstream fostering.",
    "Of children's homes their number is published (6 besides the secure home, April 2024) and "
    "the 12 children in them: 12 places are assumed, at the level of a small home.",
    "Places with relatives, supported accommodation and places off the island are not published "
    "and not listed, and nobody is recorded as living in any place.",
    "Costs are Jersey's where published, else England's; none is published for kinship, "
    "supported accommodation or recruiting a household.",
)
"""What a reader must know before relying on a run from these figures, one thing a sentence."""


def write_jersey(folder: Path) -> None:
    """Copy the published figures into a folder, to be read like any authority's files."""
    folder.mkdir(parents=True, exist_ok=True)
    packaged = files("scenarios.baseline.jersey")
    for name in FILES:
        (folder / name).write_bytes((packaged / name).read_bytes())
