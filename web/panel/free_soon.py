"""Places that may be free soon, and a home now with a better one later, from recorded dates."""

from dataclasses import dataclass

from matching.home.free_soon import FreeByTier, Opening
from matching.in_words.listed import listed
from matching.one_child.bridging import TwoSteps
from matching.options import Options
from scenarios.in_words.words import begun, full_day
from web.panel.sitting import Sitting
from web.panel.words import counted, home_name, readable, tier

SUITS = ("suitable", "with_support")


@dataclass(frozen=True, slots=True)
class SoonRow:
    """One kind of home that suits the child: places free today and soon."""

    tier: str
    today: str
    two_weeks: str
    four_weeks: str


@dataclass(frozen=True, slots=True)
class TwoStepsShown:
    """A later home, what it would mean, and who could care for the child until then."""

    home: str
    sentence: str
    bridges: str


@dataclass(frozen=True, slots=True)
class FreeSoonShown:
    """Everything the page says of the weeks ahead."""

    rows: tuple[SoonRow, ...]
    openings: tuple[str, ...]
    two_steps: tuple[TwoStepsShown, ...]


def soon_shown(answer: Options, sitting: Sitting) -> FreeSoonShown:
    """Lay out the weeks ahead for the kinds of home that suit one child."""
    suits = [each.tier for each in answer.tiers if each.suitability in SUITS]
    totals = {(each.tier, each.weeks): each for each in answer.free_soon.by_tier}
    openings = [each for each in answer.free_soon.openings if each.tier in suits]
    return FreeSoonShown(
        rows=tuple(
            SoonRow(
                tier(code),
                str(totals[code, 2].today),
                _range(totals[code, 2]),
                _range(totals[code, 4]),
            )
            for code in suits
            if (code, 2) in totals and (code, 4) in totals
        ),
        openings=tuple(_opening(each, sitting) for each in openings),
        two_steps=tuple(_two_steps(each, sitting) for each in answer.two_steps),
    )


def _range(total: FreeByTier) -> str:
    if total.at_least == total.at_most:
        return str(total.at_least)
    return f"{total.at_least} to {total.at_most}"


def _opening(opening: Opening, sitting: Sitting) -> str:
    home = home_name(sitting.problem.place_by_id[opening.place])
    places = counted(opening.places, "more place")
    because = f": {readable(listed(opening.because))}" if opening.because else ""
    return f"{home}, {places} from {full_day(opening.day)}{because}"


def _two_steps(steps: TwoSteps, sitting: Sitting) -> TwoStepsShown:
    places = sitting.problem.place_by_id
    bridges = listed([home_name(places[each]) for each in steps.bridges])
    return TwoStepsShown(
        home=home_name(places[steps.place]),
        sentence=readable(steps.sentence),
        bridges=begun(bridges) or "No home today: the child would have to wait",
    )
