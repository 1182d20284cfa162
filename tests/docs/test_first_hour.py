"""What the first hour says of the made-up authority is what its data hold."""

import re
from pathlib import Path

from matching.home.effective_capacity import capacity_today
from scenarios.baseline.baseline import baseline_from
from scenarios.baseline.made_up_authority.writing import write_made_up_authority
from scenarios.baseline.read import read
from scenarios.todays_problem import todays_problem

PAGE = Path(__file__).resolve().parents[2] / "docs/tutorials/first-hour.md"


def test_as_many_places_on_the_island_stand_empty_as_the_page_says(tmp_path: Path) -> None:
    write_made_up_authority(tmp_path)
    problem = todays_problem(baseline_from(read([tmp_path]).records, "demo"))
    empty = sum(each.free for each in capacity_today(problem) if each.on_island)
    said = re.search(r"(\d+) places on the island stand\s+empty", PAGE.read_text(encoding="utf-8"))
    assert said is not None
    assert int(said[1]) == empty
