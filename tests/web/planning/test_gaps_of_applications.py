"""The grid of applications and gaps names each gap as every other page does."""

from scenarios.futures.tally import NO_TIER
from web.planning.carers_tables import gaps


def test_a_child_whom_no_kind_of_home_suits_alone_is_named_in_words():
    row = {"application_id": "a1", "stage": "stage_1", "assessed": True, "tier": NO_TIER}
    (head,) = gaps([{**row, "ages": "11-15", "could_live_there": 1}]).head[2:]
    assert head == "A home designed for one child, aged 11 to 15"
