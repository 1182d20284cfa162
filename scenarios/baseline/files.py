"""Finding the files to read and opening them safely: what is too big, locked or missing is said."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from scenarios.baseline.gathered_findings import GatheredFindings

LARGEST_FILE = 32 * 1024 * 1024
"""Bytes: room for 400,000 episodes, more than England has in a year."""
LOOKS_LIKE_DATA = frozenset({".csv", ".txt", ".tsv", ".xlsx", ".xlsm", ".xls", ".xlsb", ".xml"})


@dataclass(frozen=True, slots=True)
class FileToRead:
    """A file on the disk; `named` when the user named it, and not only the folder it is in."""

    path: Path
    name: str
    folder: Path
    named: bool


@dataclass(frozen=True, slots=True)
class OpenedFile:
    """A file and everything in it."""

    file: FileToRead
    data: bytes

    @property
    def sha256(self) -> str:
        """Give its fingerprint."""
        return hashlib.sha256(self.data).hexdigest()


def files_to_read(paths: Iterable[Path], findings: GatheredFindings) -> tuple[FileToRead, ...]:
    """List the files named and those of the folders named, sub-folders not, each once."""
    found: dict[Path, FileToRead] = {}
    for path in paths:
        for file in _files_at(path, findings):
            earlier = found.get(file.path)
            if earlier is None or file.named:
                found[file.path] = file
    return _with_names_that_differ(tuple(found.values()))


def opened(file: FileToRead, findings: GatheredFindings) -> OpenedFile | None:
    """Read a file whole; None, with an error, when it is too big, empty or not ours to read."""
    try:
        size = file.path.stat().st_size
        if size > LARGEST_FILE:
            _say_too_large(file, size, findings)
            return None
        with file.path.open("rb") as stream:
            data = stream.read(LARGEST_FILE + 1)
    except PermissionError:
        findings.error(
            file.name,
            "file-locked",
            "You are not allowed to read this file, or another program holds it. Close it there, "
            "or ask for permission.",
        )
        return None
    except OSError as problem:
        reason = problem.strerror or "no reason given"
        findings.error(file.name, "file-unreadable", f"The file could not be read: {reason}.")
        return None
    if len(data) > LARGEST_FILE:
        _say_too_large(file, len(data), findings)
        return None
    if not data.strip():
        _say_empty(file, findings)
        return None
    return OpenedFile(file, data)


def _files_at(path: Path, findings: GatheredFindings) -> Sequence[FileToRead]:
    try:
        if path.is_dir():
            return _files_in(path, findings)
        if path.is_file():
            whole = path.resolve()
            return [FileToRead(whole, path.name, whole.parent, named=True)]
        exists = path.exists()
    except (OSError, ValueError):  # a path too long, or with a NUL in it
        exists = False
    if exists:
        findings.error(str(path), "not-a-file", "This is neither a file nor a folder.")
    else:
        findings.error(
            str(path), "no-such-file", "There is no such file or folder. Check the spelling."
        )
    return []


def _files_in(folder: Path, findings: GatheredFindings) -> Sequence[FileToRead]:
    whole = folder.resolve()
    try:
        inside = sorted(entry for entry in whole.iterdir() if entry.is_file())
    except OSError:
        findings.error(
            str(folder),
            "file-locked",
            "You are not allowed to read this folder. Ask for permission.",
        )
        return []
    files = [
        FileToRead(entry, entry.name, whole, named=False)
        for entry in inside
        if not entry.name.startswith((".", "~$"))
    ]
    if not files:
        findings.error(
            str(folder),
            "empty-folder",
            "There are no files in this folder (folders inside it are not read). "
            "Name the folder that holds the files.",
        )
    return files


def _with_names_that_differ(files: tuple[FileToRead, ...]) -> tuple[FileToRead, ...]:
    names = [file.name for file in files]
    return tuple(
        replace(file, name=f"{file.folder.name}/{file.name}")
        if names.count(file.name) > 1
        else file
        for file in files
    )


def _say_too_large(file: FileToRead, size: int, findings: GatheredFindings) -> None:
    findings.error(
        file.name,
        "file-too-large",
        f"The file has {size / 1024**2:,.0f} MB, and more than {LARGEST_FILE // 1024**2} MB is not "
        "read. Is it the right file? If so, split it by year.",
    )


def _say_empty(file: FileToRead, findings: GatheredFindings) -> None:
    if not file.named and file.path.suffix.lower() not in LOOKS_LIKE_DATA:
        return
    findings.error(file.name, "file-empty", "The file is empty. Export it again.")
