"""The children that the headers of returns list: one account of each, and who is missing."""

from __future__ import annotations

from pathlib import Path

from scenarios.baseline.episodes_of_returns import Return
from scenarios.baseline.gathered_findings import GatheredFindings
from scenarios.baseline.gathering import ChildrenOfFile, Gathering
from scenarios.baseline.records import ChildRecord

_PART_NOT_READ = frozenset(
    {
        "column-missing",
        "column-twice",
        "file-empty",
        "file-locked",
        "file-too-large",
        "file-unreadable",
        "file-unknown",
        "no-rows",
        "not-text",
        "row-length",
        "row-too-long",
        "row-unreadable",
    }
)
"""Errors after which children missing from the header are the consequence and not the fault."""


def children_of_headers(
    headers: list[ChildrenOfFile], folder: Path, gathering: Gathering
) -> dict[str, ChildRecord]:
    """Give the children of a folder by number; of two returns, the later one's account of them."""
    known: dict[str, ChildRecord] = {}
    for header in headers:
        in_this_file: dict[str, ChildRecord] = {}
        for row, child in zip(header.rows, header.children, strict=True):
            twin = in_this_file.get(child.child_id)
            if twin is not None:
                _say_twice(header.file, row, twin, child, gathering.findings)
                continue
            in_this_file[child.child_id] = child
            earlier = known.get(child.child_id)
            if earlier is not None and earlier.born != child.born:
                gathering.findings.warning(
                    header.file,
                    "born-differs-between-returns",
                    "The date of birth differs from an earlier return's: the later one is used.",
                    row=row,
                    column="DOB",
                    value=child.child_id,
                )
        known.update(in_this_file)
    if folder not in gathering.uasc_folders:
        return known
    return {
        number: ChildRecord(
            child.child_id,
            child.born,
            child.sex,
            bool(child.uasc) or (folder, number) in gathering.uasc,
            child.area,
        )
        for number, child in known.items()
    }


def _say_twice(
    file: str, row: int, twin: ChildRecord, child: ChildRecord, findings: GatheredFindings
) -> None:
    if twin.born == child.born:
        findings.warning(
            file,
            "child-twice",
            "The child is listed twice with the same date of birth: counted once.",
            row=row,
            column="CHILD",
            value=child.child_id,
        )
        return
    findings.error(
        file,
        "child-twice-born-differs",
        f"The child is listed twice with different dates of birth ({twin.born:%d/%m/%Y} and "
        f"{child.born:%d/%m/%Y}). Correct it in the case system and export again.",
        row=row,
        column="DOB",
        value=child.child_id,
    )


def say_who_has_no_header(
    returns: list[Return],
    children: dict[str, ChildRecord],
    headers: list[ChildrenOfFile],
    findings: GatheredFindings,
) -> None:
    """Say which children have episodes and no date of birth, or that a whole table is missing."""
    if returns and not headers and not findings.has_error_of(_PART_NOT_READ):
        findings.error(
            returns[0][1].file,
            "no-header-table",
            "There are episodes but no header table, which holds the dates of birth. Add the "
            "header file (CHILD, SEX, DOB, ...) of the same return.",
        )
        return
    if headers and not returns and not findings.any_errors():
        findings.error(
            headers[0].file,
            "no-episodes-table",
            "There is a header table but no episodes table. Add the episodes file (CHILD, DECOM, "
            "RNE, ...) of the same return.",
        )
    if findings.has_error_of(_PART_NOT_READ):
        return  # the child may well be in what could not be read
    said: set[str] = set().union(*(header.named for header in headers))
    for _, file in returns:
        for row, episode in zip(file.rows, file.episodes, strict=True):
            if episode.child_id in children or episode.child_id in said:
                continue
            said.add(episode.child_id)
            findings.error(
                file.file,
                "child-without-header",
                "The child has episodes but is not in the header, so the date of birth is not "
                "known. Add the child to the header and read again.",
                row=row,
                column="CHILD",
                value=episode.child_id,
            )
