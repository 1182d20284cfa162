"""How the level of entries moves in England: `python benchmarks/levels.py` prints the shares.

The explanations of `forecasting/episodes/level.py` are filtered through the children starting each
year in the authorities of the English panel, and weighed over all of them together (expectation and
maximisation, stopped early so that shares stay even where the panel does not tell). The priors of
the level were rounded from what this prints.
"""

import sys

import numpy as np

from forecasting.counts import CountHistory, Measure
from forecasting.episodes.level import (
    CHANCES,
    MEMORIES,
    MOVEMENTS,
    SLOPE_MEMORY,
    SLOPES,
    WALKS,
)
from forecasting.reference.england import english_authorities

ROUNDS = 40
NAMES = ("walk", "slope", "movement", "memory", "chance")


def starts(area: CountHistory) -> list[int | None]:
    """Give the children starting each year, nothing where it is not published."""
    years = {
        count.day.year: count.children
        for count in area.counts
        if count.measure is Measure.ENTERED and count.band is None
    }
    return [years.get(year) for year in range(min(years), max(years) + 1)]


def how_well(yearly: list[int | None], grid: np.ndarray) -> np.ndarray:
    """Give the log likelihood of every explanation; the state moves a year at a time."""
    walk, slope, movement, memory, chance = grid.T
    known = [each for each in yearly if each is not None]
    scale = np.sqrt(np.mean(known))
    kept, goes_on = memory**4, SLOPE_MEMORY**4
    mean, spread = np.zeros((len(grid), 3)), np.zeros((len(grid), 3, 3))
    mean[:, 0] = 2 * scale
    diagonal = np.stack(
        [0 * walk + (0.5 * scale) ** 2 + 1, (movement * scale) ** 2, (slope * scale) ** 2], axis=1
    )
    spread[:, range(3), range(3)] = diagonal
    step, noise = np.zeros_like(spread), np.zeros_like(spread)
    step[:, 0, 0] = step[:, 0, 2] = 1
    step[:, 1, 1], step[:, 2, 2] = kept, goes_on
    noise[:, 0, 0] = (walk * scale) ** 2
    noise[:, 1, 1] = (1 - kept**2) * diagonal[:, 1]
    noise[:, 2, 2] = (1 - goes_on**2) * diagonal[:, 2]
    score = np.zeros(len(grid))
    for children in yearly:
        mean = (step @ mean[:, :, None])[:, :, 0]
        spread = step @ spread @ step.transpose(0, 2, 1) + noise
        if children is None:
            continue
        gain = spread[:, :, 0] + spread[:, :, 1]
        variance = gain[:, 0] + gain[:, 1] + chance
        missed = 2 * np.sqrt(children + 0.375) - mean[:, 0] - mean[:, 1]
        score -= 0.5 * (np.log(variance) + missed**2 / variance)
        mean = mean + gain * (missed / variance)[:, None]
        spread = spread - gain[:, :, None] * gain[:, None, :] / variance[:, None, None]
    return score


def main() -> None:
    """Print the share of authorities that each value explains best."""
    values = (WALKS, SLOPES, MOVEMENTS, MEMORIES, CHANCES)
    grid = np.array(np.meshgrid(*values, indexing="ij")).reshape(len(values), -1).T
    scores = np.array([how_well(starts(area), grid) for area in english_authorities()])
    likelihood = np.exp(scores - scores.max(axis=1, keepdims=True))
    share = np.full(len(grid), 1 / len(grid))
    for _ in range(ROUNDS):
        weight = share * likelihood
        share = (weight / weight.sum(axis=1, keepdims=True)).mean(axis=0)
    for place, name in enumerate(NAMES):
        cells = (f"{v:g}: {share[grid[:, place] == v].sum():.2f}" for v in values[place])
        sys.stdout.write(f"{name:9} {', '.join(cells)}\n")


if __name__ == "__main__":
    main()
