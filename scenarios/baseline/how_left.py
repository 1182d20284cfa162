"""How each child of a history left, as returns mark it: the reason the last episode ceased."""

from collections.abc import Mapping
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from forecasting.flows import Left
from forecasting.history import EpisodeHistory
from scenarios.baseline.history_of_episodes import episode_histories
from scenarios.baseline.records import Records

WAYS: Mapping[str, Left] = MappingProxyType(
    {
        **dict.fromkeys(("E4", "E4A", "E4B", "E13"), Left.HOME),
        **dict.fromkeys(("E11", "E12"), Left.PERMANENCE),
        **dict.fromkeys(("E41", "E43", "E44", "E45", "E46", "E47", "E48"), Left.PERMANENCE),
        **dict.fromkeys(
            ("E2", "E3", "E5", "E6", "E7", "E8", "E9", "E14", "E15", "E16", "E17"), Left.OTHER
        ),
    }
)
"""Reasons an episode ceased (DfE children looked-after return), as few as a chart can show."""


def how_left(records: Records, history: EpisodeHistory) -> NDArray[np.str_] | None:
    """Give how each period of care of a history ended; nothing where no reason is marked at all."""
    folders = list(dict.fromkeys(episode.area for episode in records.episodes))
    for folder, made in zip(folders, episode_histories(records), strict=True):
        if len(folders) > 1 and made.history.area != history.area:
            continue
        reasons = {
            (each.child_id, each.ended): each.reason_ended
            for each in records.episodes
            if each.area == folder and each.ended is not None
        }
        if len(made.child_ids) != len(history.spells) or not any(
            reason in WAYS for reason in reasons.values()
        ):
            return None
        ended = history.spells.ended.tolist()
        found = [
            WAYS.get(reasons.get((child, end), ""), Left.NOT_MARKED).value
            for child, end in zip(made.child_ids, ended, strict=True)
        ]
        return np.array(found)
    return None
