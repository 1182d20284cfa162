"""Writes the reference page of the rules out of the rules themselves.

To write it again: python -m matching.rules.reference_page > docs/reference/rules.md
"""

from collections.abc import Iterator, Sequence

from matching.policy import Jurisdiction
from matching.rules import KEPT_RULES, NOTE_RULES, RULES, TASK_RULES
from matching.rules.kept import KeptRule
from matching.rules.rule import HardRule, TaskRule

AnyRule = HardRule | TaskRule | KeptRule

OPENING = """\
# Rules

This page is made from the rules (`matching/rules`); a test fails when the two differ. How one is
added: [add a rule](../how-to/add-a-rule.md). How they are used:
[how matching works](../explanation/matching.md).

`[A]` marks our own assumption, a setting the service has still to confirm.
"""
JURISDICTIONS = {Jurisdiction.JEY: "Jersey", Jurisdiction.ENG: "England"}


def rules_page() -> str:
    """Write the page; hard rules stand in the order in which the one that excludes is named."""
    parts = [
        OPENING,
        "## Rules that exclude a home\n\nThe first that applies is the one that is named.\n",
        _table(RULES),
        "## Rules that open a task\n\nThe home is an option; somebody has something to do.\n",
        _table(TASK_RULES),
        "## Rules that are shown\n",
        _table(NOTE_RULES),
        "## Rules kept by the way a problem is put and solved\n",
        _table(KEPT_RULES),
        "\n".join(f"- {rule.id}: {rule.kept_by}." for rule in KEPT_RULES) + "\n",
    ]
    return "\n".join(parts)


def _table(rules: Sequence[AnyRule]) -> str:
    return (
        "\n".join(
            [
                "| id | where | kind | version | rule | source |",
                "|---|---|---|---|---|---|",
                *_rows(rules),
            ]
        )
        + "\n"
    )


def _rows(rules: Sequence[AnyRule]) -> Iterator[str]:
    for rule in rules:
        where = ", ".join(JURISDICTIONS[j] for j in sorted(rule.jurisdictions))
        where = "both" if len(rule.jurisdictions) == len(JURISDICTIONS) else where
        yield (
            f"| {rule.id} | {where} | {rule.kind} | {rule.version} | {rule.about} | {rule.source} |"
        )


if __name__ == "__main__":
    print(rules_page(), end="")  # noqa: T201  # it is what the module is run for
