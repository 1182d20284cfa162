"""Whether every small authority gets a forecast: `python benchmarks/small_authorities.py`.

Simulates authorities of 60 to 100 children, steady and drifting, with one to twelve years of data,
forecasts each with every model by age and by placement, and counts what fails: an error, a number
that cannot be, sums that do not add up. Then how often 80 % intervals held a year, two and three
years ahead.
"""

import argparse
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from forecasting.ages import STANDARD_BANDS, months_after
from forecasting.forecast import forecast
from forecasting.history import EpisodeHistory
from forecasting.models import MODELS
from scenarios.baseline.made_up_authority.authority import LAST_DAY, simulate_authority
from scenarios.baseline.made_up_authority.truth import drifting, steady

ORIGIN = date(2023, 3, 31)
MONTHS = 36
SIZES = (60, 70, 80, 90, 100)
FIRST_DAYS = (date(2011, 4, 1), date(2018, 4, 1), date(2021, 4, 1), date(2022, 4, 1))


@dataclass(frozen=True, slots=True)
class Outcome:
    """One model on one authority."""

    area: str
    model: str
    wrong: str
    """What failed, empty where nothing did."""
    inside: tuple[tuple[bool, ...], ...] = ()
    """Years ahead × bands and total: whether the truth lay in the 80 % interval."""


def authorities(how_many: int, first_seed: int) -> Iterator[EpisodeHistory]:
    """Simulate authorities of every size, kind and length of data in turn."""
    for number in range(how_many):
        size, kind = SIZES[number % len(SIZES)], (steady, drifting)[number // len(SIZES) % 2]
        first = FIRST_DAYS[number // 10 % len(FIRST_DAYS)]
        made = simulate_authority(kind(size), first_seed + number, first, LAST_DAY)
        yield made.history(f"{made.truth.name} {size} from {first.year}, {first_seed + number}")


def outcome(history: EpisodeHistory, model: str, draws: int) -> Outcome:
    """Forecast and check; whatever is raised is a failure."""
    try:
        found = forecast(
            history, as_of=ORIGIN, months=MONTHS, draws=draws, model=model, by_placement=True
        )
    except Exception as failure:  # any failure at all is what is counted here
        return Outcome(history.area, model, f"{type(failure).__name__}: {failure}")
    placed, totals = found.by_placement, found.draws.sum(axis=2)
    if (found.draws < 0).any() or found.draws.shape != (draws, MONTHS + 1, len(STANDARD_BANDS)):
        return Outcome(history.area, model, "numbers that cannot be")
    if placed is None or (placed.sum(axis=2) != totals).any():
        return Outcome(history.area, model, "groups of places do not add up to the total")
    inside = []
    for months in (12, 24, 36):
        actual = history.looked_after(months_after(ORIGIN, months), STANDARD_BANDS)
        both = np.concatenate([found.draws[:, months], totals[:, [months]]], axis=1)
        low, high = np.quantile(both, (0.1, 0.9), axis=0)
        truth = np.append(actual, actual.sum())
        inside.append(tuple(((low <= truth) & (truth <= high)).tolist()))
    return Outcome(history.area, model, "", tuple(inside))


def report(found: Sequence[Outcome]) -> None:
    """Print failures, and the share inside, for each model."""
    for model in dict.fromkeys(each.model for each in found):
        mine = [each for each in found if each.model == model]
        failed = [each for each in mine if each.wrong]
        held = np.array([each.inside for each in mine if not each.wrong])
        shares = ", ".join(f"{share:.0%}" for share in held.mean(axis=(0, 2)))
        totals = ", ".join(f"{share:.0%}" for share in held[:, :, -1].mean(axis=0))
        sys.stdout.write(
            f"{model}: {len(failed)} of {len(mine)} failed; 80 % intervals held {shares} of bands "
            f"and totals, {totals} of totals, after 12, 24 and 36 months\n"
        )
        for each in failed:
            sys.stdout.write(f"  {each.area}: {each.wrong}\n")


def main() -> None:
    """Simulate, forecast, count."""
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    asked.add_argument("--authorities", type=int, default=200)
    asked.add_argument("--first-seed", type=int, default=5000)
    asked.add_argument("--draws", type=int, default=200)
    asked.add_argument("--models", default=",".join(model.name for model in MODELS))
    chosen = asked.parse_args()
    report(
        [
            outcome(history, model, chosen.draws)
            for history in authorities(chosen.authorities, chosen.first_seed)
            for model in chosen.models.split(",")
        ]
    )


if __name__ == "__main__":
    main()
