"""The subjects under which the form lists the levers."""

from collections.abc import Mapping

GROUPS: Mapping[str, tuple[str, ...]] = {
    "Children who come into care": (
        "change_entries",
        "entries_as_in",
        "early_help",
        "edge_of_care",
        "family_group_conferences",
        "unaccompanied_arrivals",
    ),
    "How long they stay, and where": (
        "change_stays",
        "returns_home",
        "permanence",
        "adoption",
        "step_down",
        "return_children",
        "disruption",
    ),
    "Homes and carers": (
        "recruit_carers",
        "more_enquiries",
        "approval_pathway",
        "keep_carers",
        "upskill_carers",
        "vary_terms",
        "open_home",
        "close_home",
        "reserve_places",
    ),
    "Prices": ("change_prices", "inflation"),
}
OTHERS = "Other changes"
