"""Vision and children's voice: only the service and its children can write this."""

from scenarios.statement.content import Section, ToWrite
from scenarios.statement.stated import Stated


def vision(_: Stated) -> Section:
    """Give the parts to be written, and what belongs there."""
    return Section(
        "Vision and children's voice",
        (
            ToWrite(
                "Our vision",
                "Say in a few sentences what a good home means here, and what will be different "
                "for children in three years. Name who agreed it and when.",
            ),
            ToWrite(
                "What children and young people say",
                "Give what children, young people and care leavers said about their homes, in "
                "their own words and with their agreement. Say who asked, when and how many "
                "answered. Leave this marked as unwritten rather than fill it in for them.",
            ),
        ),
    )
