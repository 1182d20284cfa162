"""How children left is read off the reason their last episode ceased."""

from collections import Counter
from datetime import date
from pathlib import Path

from forecasting.ages import STANDARD_BANDS, eighteenth_birthday
from forecasting.flows import Left, past_flows
from forecasting.history import EpisodeHistory
from scenarios.baseline.codes import GOES_ON, REASONS_ENDED
from scenarios.baseline.history_from_records import histories
from scenarios.baseline.how_left import WAYS, how_left
from scenarios.baseline.made_up_authority.writing import write_made_up_authority
from scenarios.baseline.read import read


def test_every_reason_of_the_return_has_a_way() -> None:
    assert set(WAYS) == set(REASONS_ENDED) - {GOES_ON}


def test_the_ways_are_those_of_the_returns(tmp_path: Path) -> None:
    write_made_up_authority(tmp_path)
    records = read([tmp_path]).records
    (history,) = histories(records)
    assert isinstance(history, EpisodeHistory)
    marked = how_left(records, history)
    assert marked is not None
    first, last = date(2020, 3, 31), date(2024, 3, 31)
    told = past_flows(history, first, last, STANDARD_BANDS, marked).parts
    expected: Counter[str] = Counter()
    born = {child.child_id: child.born for child in records.children}
    for each in records.episodes:
        if each.ended is None or each.reason_ended == GOES_ON or each.legal_status in ("V3", "V4"):
            continue
        adult = eighteenth_birthday(born[each.child_id])
        if first < each.ended <= last and each.ended < adult:
            expected[WAYS[each.reason_ended].value] += 1
    assert {way.value: -int(told[way].sum()) for way in Left} == {
        way.value: expected[way.value] for way in Left
    }


def test_returns_without_reasons_leave_it_not_known(tmp_path: Path) -> None:
    from dataclasses import replace

    write_made_up_authority(tmp_path)
    records = read([tmp_path]).records
    bare = replace(
        records, episodes=tuple(replace(each, reason_ended="") for each in records.episodes)
    )
    (history,) = histories(bare)
    assert isinstance(history, EpisodeHistory)
    assert how_left(bare, history) is None
