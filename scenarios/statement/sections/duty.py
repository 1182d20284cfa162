"""Duty and scope: what enough homes means, and whom this statement counts."""

from matching.policy import Jurisdiction
from scenarios.statement.content import Bullets, Paragraph, Section, ToWrite
from scenarios.statement.stated import Stated

ENGLAND = "In England this is section 22G of the Children Act 1989."
JERSEY = "In Jersey children are looked after by the Minister under the Children (Jersey) Law 2002."


def _law(jurisdiction: str | None) -> str:
    """Name the law that holds here; where the data do not say which, both."""
    laws = {Jurisdiction.ENG.value: ENGLAND, Jurisdiction.JEY.value: JERSEY}
    return laws.get(jurisdiction or "", f"{ENGLAND} {JERSEY}")


def duty(stated: Stated) -> Section:
    """Say what the duty is, who is counted and who is not."""
    made = stated.reference.made
    return Section(
        "Duty and scope",
        (
            Paragraph(
                "A service that looks after children must, as far as it reasonably can, make "
                "sure that there are enough homes near their families that suit them. "
                f"{_law(made.get('jurisdiction'))}"
            ),
            Paragraph(
                "Counting beds is not enough. A home counts here when it suits the child on the "
                "day it is needed: inside the rules, and able to meet the child's needs."
            ),
            Bullets(
                (
                    f"Who is counted: children looked after on {stated.reference.data_day}, and "
                    f"children who may come in the {made['months']} months after it.",
                    "Short breaks and respite are not counted: they are not homes for a child who "
                    "needs one.",
                    "No settled child is moved to free a place or to save money.",
                    "A secure home is never proposed and never counted as a place.",
                )
            ),
            ToWrite(
                "The law and the scope here",
                "Name the law and guidance that bind the service, with dates. Say which services "
                "and ages this statement covers, and who wrote it.",
            ),
        ),
    )
