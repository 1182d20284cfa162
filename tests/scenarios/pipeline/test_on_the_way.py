"""Who is on the way, stuck and gone agrees with the records."""

from dataclasses import replace
from datetime import timedelta

from scenarios.baseline.baseline import Baseline
from scenarios.baseline.records import ApplicationRecord, CostRecord
from scenarios.homes.households_to_come import RECRUITED
from scenarios.pipeline.answers.asked import FEW, Asked, ask
from scenarios.pipeline.answers.campaigns import campaigns
from scenarios.pipeline.answers.every_answer import Wanted, every_answer
from scenarios.pipeline.answers.funnel import cohorts, funnel, why_they_left
from scenarios.pipeline.answers.intensive import intensive
from scenarios.pipeline.answers.stages_now import first_child, stages_now, stuck
from scenarios.pipeline.stages import NUMBER, Stage


def test_every_household_is_in_the_funnel_once(asked: Asked, made_up: Baseline) -> None:
    first, second, *_ = funnel(asked).rows
    for row in (first, second):
        counted = sum(int(row[name] or 0) for name in ("went_on", "left", "still_on_the_way"))
        assert row["began"] == counted
    assert first["began"] == len(made_up.pipeline)
    assert second["began"] == first["went_on"]
    rows = cohorts(asked).rows
    assert sum(int(row["households"] or 0) for row in rows) == len(made_up.pipeline)
    left = sum(a.stage == "withdrawn" for a in made_up.pipeline)
    reasons = why_they_left(asked).rows
    assert left == sum(
        int(r["before_application"] or 0) + int(r["after_application"] or 0) for r in reasons
    )


def test_few_households_are_said_to_be_few_and_give_a_wide_range(asked: Asked, busy: Asked) -> None:
    few, many = funnel(asked).rows[1], funnel(busy).rows[1]
    assert "few households" in str(few["note"])
    assert many["note"] is None
    width = [float(row["q90"] or 0) - float(row["q10"] or 0) for row in (few, many)]
    assert width[0] > 2 * width[1]


def test_who_is_stuck_is_over_the_target_of_their_stage(asked: Asked, made_up: Baseline) -> None:
    waiting = {a.application_id: a for a in made_up.pipeline}
    for row in stuck(asked).rows:
        since = waiting[str(row["application_id"])].stage_since
        assert since is not None
        assert (made_up.as_of - since).days == row["days"] > row["target_days"]  # type: ignore[operator]
    over = sum(int(row["over_target"] or 0) for row in stages_now(asked).rows)
    assert over == len(stuck(asked).rows)


def test_of_whom_no_day_is_recorded_it_is_said_that_it_is_not_known(
    asked: Asked, made_up: Baseline
) -> None:
    [silent] = [
        a for a in made_up.pipeline if a.stage in NUMBER and (a.stage_since or a.visited_on) is None
    ]
    rows = {row["stage"]: row for row in stages_now(asked).rows}
    assert [name for name, row in rows.items() if row["day_not_known"]] == [silent.stage]
    assert "Of 1 the day they came there is not recorded" in stages_now(asked).sentences[1]
    assert f"not recorded: {silent.application_id} (first visit)." in stuck(asked).sentences[1]
    assert silent.application_id not in {row["application_id"] for row in stuck(asked).rows}


def test_the_stages_furthest_over_their_target_are_named(asked: Asked) -> None:
    rows = stages_now(asked).rows
    over = {str(r["stage"]): int(r["usual_days"] or 0) - int(r["target_days"] or 0) for r in rows}
    first, second, *_ = sorted(over, key=lambda stage: -over[stage])
    assert {first, second} == {"stage_1", "stage_2"}, "one is stuck at each"
    said = stages_now(asked).sentences[0]
    assert said.startswith(f"Usually over the target, furthest first: {Stage(first).label} (")
    assert said.endswith("None is over it in nine futures of ten."), "with so few households"
    quick = dict.fromkeys(Stage, 10_000)
    assert "No stage usually takes longer" in stages_now(asked, quick).sentences[0]
    assert "none is over the target" in stages_now(asked, quick).sentences[1]
    slow = dict.fromkeys(Stage, 5)
    [_, sure] = stages_now(asked, slow).sentences[0].split("Over it in nine futures of ten: ")
    assert all(stage.label in sure for stage in Stage)


def test_where_most_drop_out_is_said_and_for_how_many_stages_little_is_known(asked: Asked) -> None:
    answer = funnel(asked)
    stages = answer.rows[2:]
    most = max(stages, key=lambda row: int(row["left"] or 0))
    assert f"most were last known to be at enquiry ({most['left']})" in answer.sentences[2]
    few = [r for r in stages if int(r["went_on"] or 0) + int(r["left"] or 0) < FEW]
    assert f"For {len(few)} of {len(stages)} stages" in answer.sentences[2]
    assert all("what is assumed" in str(row["note"]) for row in few), "England has no such figure"


def test_a_reason_nobody_wrote_down_is_not_among_those_recorded_most(asked: Asked) -> None:
    answer = why_they_left(asked)
    *recorded, last = answer.rows
    assert last["code"] is None
    [said] = answer.sentences
    before, after = said.split(" Of ")
    assert "not recorded" not in before
    assert after == f"{last['before_application']} no reason is recorded."
    many = [
        int(row["before_application"] or 0) + int(row["after_application"] or 0) for row in recorded
    ]
    assert many == sorted(many, reverse=True)


def test_campaigns_that_produced_approvals_are_named_with_what_each_cost(asked: Asked) -> None:
    first, second = campaigns(asked).sentences
    [paid] = [r for r in campaigns(asked).rows if r["approved"] and r["cost"]]
    assert f"{paid['approved']} from {paid['campaign']} (£1,900 each)" in first
    assert "what 2 cost is not recorded" in first
    [unknown] = [r for r in campaigns(asked).rows if r["campaign"] is None]
    assert f"Of {unknown['enquiries']} enquiries it is not recorded" in second


def test_how_long_after_approval_a_first_child_came_is_said(asked: Asked) -> None:
    [said] = first_child(asked).sentences
    assert said == (
        "Of 3 approved households, a first child is recorded for 2, 193 to 453 days after "
        "approval; 1 has none, 35 days after it."
    )


def test_the_first_child_is_dated_only_where_it_is_recorded(made_up: Baseline) -> None:
    day = made_up.as_of - timedelta(days=90)
    approved = ApplicationRecord("n1", "foster", "approved", approved_on=day)
    came = replace(approved, application_id="n2", first_child_on=day + timedelta(days=20))
    rows = first_child(ask(replace(made_up, pipeline=(approved, came)), draws=20, months=6)).rows
    assert [(row["days"], row["first_child_on"] is None) for row in rows] == [
        (90, True),
        (20, False),
    ]


def test_campaigns_and_purposes_are_read_where_they_are_recorded(made_up: Baseline) -> None:
    lived_in = [p for p in made_up.places if p.type in RECRUITED and _living_in(made_up, p.id)]
    home, old = lived_in[0], lived_in[1]
    new = ApplicationRecord(
        "n1",
        "foster",
        "approved",
        enquired_on=made_up.as_of - timedelta(days=500),
        applied_on=made_up.as_of - timedelta(days=400),
        approved_on=made_up.as_of - timedelta(days=100),
        campaign="May",
        recruited_for="FOS1",
        became_place=home.id,
    )
    early = made_up.as_of - timedelta(days=1000)
    before = replace(new, application_id="n2", approved_on=early, became_place=old.id)
    others = tuple(replace(a, campaign=None, became_place=None) for a in made_up.pipeline)
    pipeline = (*others, new, before)
    found = every_answer(ask(replace(made_up, pipeline=pipeline), draws=20, months=6), Wanted())
    [row] = found["looking_back"].rows
    assert row["children_now"] == _living_in(made_up, home.id)
    assert 0 <= int(row["of_them_of_that_tier"] or 0) <= int(row["children_now"] or 0)
    rows = {r["campaign"]: r for r in found["campaigns"].rows}
    assert (rows["May"]["enquiries"], rows["May"]["approved"]) == (2, 2)
    assert rows[None]["enquiries"] == len(made_up.pipeline)


def test_days_recorded_of_every_stage_show_which_one_is_narrow(made_up: Baseline) -> None:
    """Of eighty who came to each stage all go on, but from training only one in five does."""
    found = ask(
        replace(made_up, pipeline=tuple(_dated(made_up, n) for n in range(80))),
        months=24,
        draws=100,
    )
    rows = {row["from_to"]: row for row in funnel(found).rows}
    assert rows["through training"]["began"] == 80
    assert rows["through training"]["went_on"] == 16
    shares = {name: float(row["share"] or 0) for name, row in rows.items()}
    narrow = shares.pop("through training")
    through = [share for name, share in shares.items() if name.startswith("through")]
    assert narrow < 0.35
    assert narrow < min(through)


def _dated(made_up: Baseline, number: int) -> ApplicationRecord:
    """Make a household that came through every stage, or left at training."""
    days = [made_up.as_of - timedelta(days=900 - 60 * n) for n in range(8)]
    leaves = number % 5 > 0
    begun = ApplicationRecord(
        f"d{number}",
        "foster",
        "withdrawn" if leaves else "approved",
        enquired_on=days[0],
        visited_on=days[1],
        applied_on=days[2],
        stage_1_on=days[3],
        training_on=days[4],
    )
    if leaves:
        return replace(begun, withdrawn_on=days[5], stage_since=days[5])
    return replace(begun, stage_2_on=days[5], panel_on=days[6], approved_on=days[7])


def _living_in(made_up: Baseline, place: str) -> int:
    return sum(child.lives_here == place for child in made_up.children)


def test_an_end_after_the_day_of_the_data_has_not_come_yet(made_up: Baseline) -> None:
    """Who will be approved, or leave, after that day is still where the days before it say."""
    day = made_up.as_of
    applied = ApplicationRecord(
        "n1",
        "foster",
        "approved",
        enquired_on=day - timedelta(days=300),
        applied_on=day - timedelta(days=200),
        approved_on=day + timedelta(days=30),
    )
    asking = ApplicationRecord(
        "n2",
        "foster",
        "withdrawn",
        enquired_on=day - timedelta(days=50),
        withdrawn_on=day + timedelta(days=5),
    )
    found = ask(replace(made_up, pipeline=(applied, asking)), draws=20, months=6)
    assert [(j.at, j.approved, j.withdrawn) for j in found.journeys] == [
        (NUMBER["application"], None, None),
        (NUMBER["enquiry"], None, None),
    ]
    assert sum(int(row["here"] or 0) for row in stages_now(found).rows) == 2


def test_a_campaign_with_its_cost_says_what_an_enquiry_and_an_approval_cost(
    made_up: Baseline,
) -> None:
    day = made_up.as_of
    approved = ApplicationRecord(
        "n1",
        "foster",
        "approved",
        enquired_on=day - timedelta(days=400),
        applied_on=day - timedelta(days=300),
        approved_on=day - timedelta(days=30),
        campaign="May",
    )
    asking = ApplicationRecord("n2", "foster", "enquiry", enquired_on=day, campaign="May")
    other = replace(asking, application_id="n3", campaign="June")
    spent = CostRecord("campaign", 3_000_00, "campaign", 2026, "ours", "JEY", "May")
    authority = replace(made_up, pipeline=(approved, asking, other), costs=(spent,))
    answer = campaigns(ask(authority, draws=20, months=6))
    may, june = answer.rows
    assert (may["cost"], may["cost_of_an_enquiry"], may["cost_of_an_approval"]) == (
        3000,
        1500,
        3000,
    )
    assert may["price_year"] == 2026
    assert june["cost"] is june["cost_of_an_approval"] is None, "not known is never nothing"
    assert "1 of them cost £3,000 in all" in answer.sentences[0]


def test_a_campaign_that_brought_nobody_is_there_with_what_it_cost(made_up: Baseline) -> None:
    asking = ApplicationRecord("n1", "foster", "enquiry", enquired_on=made_up.as_of, campaign="May")
    spent = CostRecord("campaign", 5_000_00, "campaign", 2026, "ours", "JEY", "Bus stops")
    authority = replace(made_up, pipeline=(asking,), costs=(spent,))
    answer = campaigns(ask(authority, draws=20, months=6))
    bus = next(row for row in answer.rows if row["campaign"] == "Bus stops")
    assert (bus["enquiries"], bus["approved"], bus["cost"]) == (0, 0, 5000)
    assert bus["cost_of_an_enquiry"] is bus["cost_of_an_approval"] is None
    assert "2 campaigns are recorded" in answer.sentences[0]
    assert "1 of them cost £5,000 in all; what 1 cost is not recorded." in answer.sentences[0]
    nobody = replace(authority, pipeline=(replace(asking, campaign=None),))
    unknown = campaigns(ask(nobody, draws=20, months=6))
    assert unknown.rows == (), "nothing is known of what a campaign brought"


def test_an_application_of_no_recorded_day_is_still_on_the_way(made_up: Baseline) -> None:
    on_way = ApplicationRecord("n1", "foster", "stage_2", enquired_on=made_up.as_of)
    asked = ask(replace(made_up, pipeline=(on_way,)), draws=20, months=6)
    first, second, *_ = funnel(asked).rows
    assert (first["began"], first["went_on"]) == (1, 1)
    assert (second["began"], second["still_on_the_way"]) == (1, 1)


def test_an_approval_is_one_in_every_answer_whatever_is_recorded_of_its_day(
    made_up: Baseline,
) -> None:
    """Two approved: of one the stage alone is dated, of the other no day is."""
    day = made_up.as_of - timedelta(days=90)
    by_stage = ApplicationRecord(
        "n1",
        "intensive_foster",
        "approved",
        enquired_on=day - timedelta(days=300),
        stage_since=day,
        campaign="May",
    )
    undated = replace(by_stage, application_id="n2", stage_since=None)
    asked = ask(replace(made_up, pipeline=(by_stage, undated), costs=()), draws=20, months=6)
    [cohort] = cohorts(asked).rows
    [may] = campaigns(asked).rows
    [of_intensive] = intensive(asked).rows
    assert cohort["approved"] == may["approved"] == of_intensive["approved"] == 2
    assert funnel(asked).rows[1]["went_on"] == 2
    [dated] = first_child(asked).rows
    assert (dated["application_id"], dated["days"]) == ("n1", 90), "days need a day"
