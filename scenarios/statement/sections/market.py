"""Market: what the figures say to those who offer homes, and what only the service can add."""

from scenarios.statement.content import Paragraph, Section, ToWrite
from scenarios.statement.measured import spread_words
from scenarios.statement.names import MEASURE
from scenarios.statement.stated import Stated


def market(stated: Stated) -> Section:
    """Say how many children leave the island for want of a home; the rest is to be written."""
    went = spread_words(
        MEASURE["went_off_island"],
        stated.reference.spread("went_off_island", stated.reference.periods[-1]),
    )
    return Section(
        "Market",
        (
            Paragraph(
                f"Over the whole time {went} children go to a home off the island because none "
                f"here suits them in time, {stated.reference.condition}. What is missing most is "
                "in the gap; what full homes leave of choice is in the margin."
            ),
            ToWrite(
                "Talking with those who offer homes",
                "Say which carers, providers and neighbours were asked, when, and what they said. "
                "Say what the service would like them to offer, and how it will buy.",
            ),
            ToWrite(
                "Quality and price",
                "Describe how the quality of homes is checked, by whom, and what was found. Give "
                "what is known of prices and who else is buying.",
            ),
        ),
    )
