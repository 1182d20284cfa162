"""Requests in the Placements Data Standard come over and go out without inventing anything."""

import json
from datetime import date

import pytest

from matching.child.codification import Domain
from matching.children import Child, NeededBy
from matching.files.problem_layout import ChildInFile
from matching.needs import Needs
from matching.problem import Problem
from scenarios.placements_standard.fields import (
    FIELD_BY_NAME,
    FIELDS,
    NO_KNOWN_RISK,
    RISK_PRESENT,
    Kind,
)
from scenarios.placements_standard.mapping import FLAGS_OF, RISK_DOMAIN, WRITTEN_FROM, mapping_table
from scenarios.placements_standard.reading import RequestIsWrong, read_requests
from scenarios.placements_standard.writing import flat, write_request
from web.commands.answers import csv_text

DAY = date(2026, 11, 20)
BORN = "2013-05-02"
NOT_KNOWN_OPTIONS = {"Not Specified", "Not Known", "Not specified"}


def a_child(**rest):
    return Child("7", date(2013, 5, 2), **rest)


def written(child, *others):
    return write_request(child, Problem(DAY, (child, *others), ()))


def values_of(child, *others):
    request, _ = written(child, *others)
    return {name: value for entity in request.values() for name, value in entity.items()}


def read_one(request):
    (found,) = read_requests(json.dumps(request))
    return found


def as_child(found):
    return ChildInFile.model_validate({**found.child, "date_of_birth": BORN}).child(DAY)


def rated(**levels):
    return Needs({**dict.fromkeys(Domain, 0), **{Domain(d): n for d, n in levels.items()}})


def statements(field):
    """Give the options of a field that say something; the others say that nothing is known."""
    options = ("true", "false") if field.kind is Kind.YES_NO else field.options
    return [option for option in options if option not in NOT_KNOWN_OPTIONS]


OPTIONS = [(field.name, option) for field in FIELDS for option in statements(field)]


@pytest.mark.parametrize(("name", "option"), OPTIONS)
def test_every_option_of_the_standard_comes_back_as_it_was(name, option):
    given = {"true": True, "false": False}.get(option, option)
    if FIELD_BY_NAME[name].kind is Kind.OPTIONS:
        given = [option]
    child = as_child(read_one({"childId": 7, name: given}))
    assert values_of(child)[name] == given


def test_no_rating_comes_from_the_standard():
    request = {"childId": 7}
    for field in FIELDS:
        if statements(field):
            request[field.name] = statements(field)[-1]
    child = as_child(read_one(request))
    assert not child.needs.assessed
    assert all(level is None for level in child.needs.ratings.values())


def test_a_request_that_says_nothing_stays_not_known_and_is_never_no_risk():
    found = read_one({"childId": 7})
    child = as_child(found)
    assert child.flags == ()
    values = values_of(child)
    for field in FIELDS:
        if field.name in RISK_DOMAIN:
            assert values[field.name] is None
    assert values["livingCompanions"] is None
    assert values["pets"] == "Not Known"
    assert values["fosterCareSuitability"] == "Not specified"
    assert {note.field for note in found.notes} >= {"date_of_birth", "needs", "riskMissing"}


@pytest.mark.parametrize(
    ("level", "written_as"), [(0, NO_KNOWN_RISK), (1, None), (4, None), (None, None)]
)
def test_no_known_risk_is_written_only_where_somebody_rated_the_domain_0(level, written_as):
    assert values_of(a_child(needs=rated(SAF=level)))["riskMissing"] == written_as


def test_a_recorded_risk_is_written_whatever_the_rating():
    child = a_child(needs=rated(), flags=("fire_setting",))
    assert values_of(child)["riskToOthersFire"] == RISK_PRESENT


def test_suitability_is_written_from_the_tiers():
    values = values_of(a_child(needs=rated(BEH=3)))
    assert values["fosterCareSuitability"] == "Preferred"
    assert values["residentialCareSuitability"] == "Suitable but not preferred"
    assert values["supportedAccommodationSuitability"] == "Unsuitable"
    not_sure = values_of(a_child(needs=rated(OTH=None)))
    assert not_sure["fosterCareSuitability"] == "Not specified"


def test_brothers_and_sisters_are_a_number_and_it_is_said_who_is_lost():
    family = [Child(name, date(2015, 1, 1), siblings="s1") for name in ("8", "9")]
    child = a_child(siblings="s1")
    request, notes = written(child, *family)
    assert request["PlacementAvailability"]["siblingCount"] == 2
    assert "siblings" in {note.field for note in notes}
    back = read_one(request)
    assert any("not who they are" in note.what for note in back.notes)


def test_what_the_standard_cannot_hold_is_said():
    child = a_child(needs=rated(BEH=3), school="School A", wishes=("h1",), flags=("pathway_plan",))
    _, notes = written(child)
    said = {note.field: note.what for note in notes}
    assert "BEH 3" in said["needs"]
    assert "pathway_plan" in said["flags"]
    assert {"school", "wishes", "born"} <= set(said)


def test_what_it_can_hold_comes_back_from_json_and_from_a_table():
    child = a_child(
        sole_child=True,
        needed_by=NeededBy.FIVE_DAYS,
        home_area="St Helier",
        flags=("interpreter", "communication:BSL", "pets_must", "deprivation_of_liberty"),
    )
    request, _ = written(child)
    for text in (json.dumps(request), csv_text([flat(request)])):
        (found,) = read_requests(text)
        back = as_child(found)
        assert (back.id, back.sole_child, back.needed_by, back.home_area) == (
            "7",
            True,
            NeededBy.FIVE_DAYS,
            "St Helier",
        )
        assert set(child.flags) <= set(back.flags)
        assert back.sex == ""


def test_names_of_officers_and_free_words_are_not_read():
    found = read_one(
        {
            "PlacementAvailability": {"childId": 7},
            "Risks": {"riskOther": "a long story"},
            "QualityAssurance": {"referralOfficerName": "A. Person"},
            "ActualPlacement": {"totalWeeklyCost": 900},
        }
    )
    whole = json.dumps(found.child) + " ".join(note.sentence for note in found.notes)
    assert "Person" not in whole
    assert "story" not in whole
    assert {"riskOther", "referralOfficerName", "totalWeeklyCost"} <= {n.field for n in found.notes}


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('{"neededBy": "Today"}', "no childId"),
        ('{"childId": 1, "pets": "Maybe"}', "none of: Yes - must"),
        ('{"childId": 1, "homeAdaptation": "perhaps"}', "none of: true, false"),
        ("[]", "no request"),
        ("[3]", "in braces"),
        ("{", "not JSON"),
        ("name,age\nx,3\n", "neither JSON nor a table"),
    ],
)
def test_what_is_wrong_is_said(text, says):
    with pytest.raises(RequestIsWrong, match=says):
        read_requests(text)


def test_everything_wrong_is_said_at_once():
    with pytest.raises(RequestIsWrong) as wrong:
        read_requests('[{"childId": 1, "pets": "Maybe", "neededBy": "Soon"}, {"pets": "No"}]')
    assert len(wrong.value.findings) == 3


def test_every_field_has_a_place_in_the_mapping():
    names = {field.name for field in FIELDS}
    assert names == set(WRITTEN_FROM)
    assert set(FLAGS_OF) <= names
    assert all(f"| `{name}` |" in mapping_table() for name in names)


def test_the_page_holds_the_mapping_the_code_uses(request):
    page = request.config.rootpath / "docs" / "reference" / "placements-data-standard.md"
    # To write the table again: python -c "from scenarios.placements_standard.mapping import
    # mapping_table; print(mapping_table(), end='')"
    assert mapping_table() in page.read_text(encoding="utf-8")
