"""The population profile as a person reads it in a terminal."""

from collections.abc import Iterator, Sequence

from matching.in_words.how_many import how_many
from matching.needs import Level
from matching.profile.age_bands import BANDS
from matching.profile.population import PROVISIONAL, Profile
from matching.profile.true_gap import NO_TIER, NOT_IN_THE_FILES, UNASSESSED, WAITING
from matching.tiers import Tier

IN_WORDS = {
    NO_TIER: "no kind of home alone",
    UNASSESSED: "unassessed",
    WAITING: "waiting",
    NOT_IN_THE_FILES: "not in the files",
}


def in_words(profile: Profile) -> str:
    """Give the profile as lines of text."""
    parts = (_opening, _levels, _domains, _flags, _matrix, _groups, _settings)
    return "\n".join(line for part in parts for line in (*part(profile), "")).rstrip() + "\n"


def _opening(profile: Profile) -> Iterator[str]:
    yield f"What homes today's children need, {profile.date}"
    if profile.synthetic:
        yield "Synthetic: no child in these data is real."
    yield f"{_children(profile.children)}, of whom unassessed n = {profile.unassessed}."
    yield f"Level provisional (something is not known) n = {profile.provisional}."
    if profile.elsewhere is not None:
        yield (
            f"Besides, {_children(profile.elsewhere)} with parents, adopters or otherwise where "
            "homes are not matched."
        )


def _levels(profile: Profile) -> Iterator[str]:
    yield "Age and level (A as most children to E exceptional)"
    names = [*map(str, Level), PROVISIONAL, UNASSESSED]
    by_both = {(row.age_band, row.level): row.children for row in profile.levels}
    rows = [[b.label, *(str(by_both[b.label, n]) for n in names)] for b in BANDS]
    yield from _table(["age", *names], rows)


def _domains(profile: Profile) -> Iterator[str]:
    yield "Needs by domain: share of those rated"
    rows = [
        [
            f"{row.domain} {row.name}",
            str(row.rated),
            str(row.not_known),
            _share(row.share_at_least_2),
            _share(row.share_at_least_3),
            str(row.stale),
        ]
        for row in profile.domains
    ]
    yield from _table(["domain", "rated", "not known", "2 or more", "3 or more", "stale"], rows)


def _flags(profile: Profile) -> Iterator[str]:
    yield "Recorded flags"
    recorded = [row for row in profile.flags if row.children]
    if not recorded:
        yield "  none"
    yield from _table(
        ["flag", "children"], [[r.words or r.flag, str(r.children)] for r in recorded]
    )


def _matrix(profile: Profile) -> Iterator[str]:
    gap = profile.true_gap
    yield "The true gap: preferred kind of home (down), where they live today (across)"
    cells = {(cell.preferred, _where(cell.lives_in, cell.on_island)): 0 for cell in gap.matrix}
    for cell in gap.matrix:
        cells[cell.preferred, _where(cell.lives_in, cell.on_island)] += cell.children
    preferred = _ordered({down for down, _ in cells})
    lives_in = _ordered({across for _, across in cells})
    rows = [
        [IN_WORDS.get(down, down), *(str(cells.get((down, across), 0)) for across in lives_in)]
        for down in preferred
    ]
    yield from _table(["preferred", *(IN_WORDS.get(name, name) for name in lives_in)], rows)
    for name, children in gap.gap.items():
        if children:
            yield f"  {name.replace('_', ' ')}: {children}"
    met = ", ".join(f"{name.replace('_', ' ')} {n}" for name, n in gap.home_meets_needs.items())
    yield f"  The home they live in, held against their needs: {met}"
    yield f"  Preferred kind could change once assessed: {gap.preferred_could_change}"


def _groups(profile: Profile) -> Iterator[str]:
    yield f"Groups for recruitment, in order; a child is in the first ({profile.groups_version})"
    rows = [[row.name, str(row.children), row.rule] for row in profile.groups]
    yield from _table(["group", "children", "rule"], rows)


def _settings(profile: Profile) -> Iterator[str]:
    yield (
        f"Codification {profile.codification}. Not known counts as {profile.not_known_counts_as}. "
        f"Ratings are stale after {profile.ratings_stale_after_months} months or a move. "
        f"Version {profile.version}."
    )
    yield from profile.notes


def _where(lives_in: str, on_island: bool | None) -> str:
    return f"{lives_in} off island" if on_island is False else lives_in


def _ordered(names: set[str]) -> list[str]:
    """Order tiers family first, each with its off-island column after it, other words last."""
    tiers = [word for tier in Tier for word in (str(tier), f"{tier} off island")]
    order = {name: position for position, name in enumerate((*tiers, *IN_WORDS))}
    return sorted(names, key=lambda name: order[name])


def _table(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Lay out columns, the first on the left and counts on the right."""
    if not rows:
        return
    columns = [_aligned(column) for column in zip(headings, *rows, strict=True)]
    for row in zip(*columns, strict=True):
        yield "  " + "  ".join(row).rstrip()


def _aligned(column: Sequence[str]) -> list[str]:
    width = max(map(len, column))
    counts = all(cell.rstrip("%").isdigit() or cell == "-" for cell in column[1:])
    return [cell.rjust(width) if counts else cell.ljust(width) for cell in column]


def _share(share: float | None) -> str:
    return "-" if share is None else f"{share:.0%}"


def _children(number: int) -> str:
    return how_many(number, "child", "children")
