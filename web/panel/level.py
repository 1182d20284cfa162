"""A child's overall level in words: the level or its range, and what it rests on."""

from dataclasses import dataclass

from matching.children import Child
from matching.in_words.listed import listed
from matching.needs import overall_level
from matching.policy import Policy
from web.panel.words import LEVELS, domains

NOT_ASSESSED = "Not assessed"


@dataclass(frozen=True, slots=True)
class LevelShown:
    """The level as a page shows it."""

    short: str
    """`C`, `C to D`, or that nobody has assessed the child."""
    words: tuple[str, ...]
    """What the level means; the two ends of a range."""
    because: str
    provisional: bool

    @property
    def in_a_caption(self) -> str:
        """The level as it stands beside the child's age."""
        return self.short if self.short == NOT_ASSESSED else f"Level {self.short}"


def level_shown(child: Child, policy: Policy) -> LevelShown:
    """Say the level and why, by the same rule as the answers of the commands."""
    level = overall_level(child.needs, policy.not_known_counts_as)
    if all(rating is None for rating in child.needs.levels):
        return LevelShown(
            NOT_ASSESSED,
            (),
            f"Nobody has assessed this child yet. The level may be anything from {level.lower} to "
            f"{level.upper}, so a home must be ready for level {level.upper}.",
            provisional=True,
        )
    if level.provisional:
        return LevelShown(
            level.label,
            (LEVELS[level.lower], LEVELS[level.upper]),
            f"The level is {level.lower} if what is not known turns out to be as expected for age, "
            f"and {level.upper} if it turns out to be intensive. Not known: "
            f"{domains(level.not_known)}.",
            provisional=True,
        )
    words = (LEVELS[level.lower],)
    if not level.fired:
        return LevelShown(level.label, words, "No need is rated above 1.", provisional=False)
    fired = listed([f"{domain.words} ({rated})" for domain, rated in level.fired])
    return LevelShown(level.label, words, f"It rests on {fired}.", provisional=False)
