"""SEX: a place approved for girls only or boys only."""

from datetime import date

from matching.children import Child
from matching.places import Place
from matching.policy import Policy
from matching.rules.rule import Change, ChangeKind, Reason, StaticRule

WORDS = {"F": "girls", "M": "boys"}


def for_other_sex(child: Child, place: Place, _day: date, _policy: Policy) -> Reason | None:
    """Refuse a child outside the sexes a place may take, or whose sex is not recorded."""
    if place.sexes not in WORDS or child.sex == place.sexes:
        return None
    only = f"{place.label} is approved for {WORDS[place.sexes]} only"
    if child.sex not in WORDS:
        record = f"record the sex of {child.label}"
        return Reason(
            "SEX", f"{only}, and it is not recorded here", Change(ChangeKind.ASSESS, record)
        )
    return Reason(
        "SEX", only, Change(ChangeKind.VARY_TERMS, f"vary terms to {WORDS[child.sex]} as well")
    )


SEX = StaticRule(
    id="SEX",
    in_short="For other children only",
    about="Inside the sexes a place may take",
    source="terms of approval and statement of purpose",
    reason=for_other_sex,
)
