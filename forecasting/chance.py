"""Streams of chance: the same seed and area give the same futures, in whatever order areas come."""

import numpy as np


def streams(seed: int, area: str, how_many: int) -> tuple[np.random.Generator, ...]:
    """Give independent generators that depend on the seed and the area's name alone."""
    root = np.random.SeedSequence([seed, *area.encode()])
    return tuple(np.random.default_rng(child) for child in root.spawn(how_many))
