"""However a file is mutilated, reading ends with findings or with sound records, never a crash."""

import random

import pytest

from scenarios.baseline.history_from_records import histories
from scenarios.baseline.read import read

PIECES = [
    *(b"=1+1", b"\0", b'"', b",", b"\n", b"\r", b";", b"\xff\xfe", b"\xe9", b"31/02/2019", b"#"),
    *(b"9" * 30, b"-1", b"01/04/2099", b"\xef\xbb\xbf", b"<", b"PK\x03\x04", b" " * 50, b"NK", b""),
]
SOURCES = ["simulated", "ssda903", "england_counts.csv", "annex_a.xlsx"]


def mutilated(data: bytes, rng: random.Random) -> bytes:
    """Cut, insert, overwrite or shorten, a few times or many."""
    for _ in range(rng.choice([1, 2, 5, 40])):
        at = rng.randrange(len(data) + 1)
        match rng.randrange(4):
            case 0:
                data = data[:at] + data[at + rng.randrange(1, 30) :]
            case 1:
                data = data[:at] + rng.choice(PIECES) + data[at:]
            case 2:
                data = data[:at] + rng.choice(PIECES) + data[at + rng.randrange(1, 8) :]
            case 3:
                data = data[:at]
    return data


@pytest.mark.parametrize("source", SOURCES)
def test_a_mutilated_file_never_crashes(samples, folder, source):
    rng = random.Random(source)
    given = samples / source
    files = sorted(given.iterdir()) if given.is_dir() else [given]
    for _ in range(15):
        harmed = rng.choice(files)
        for file in files:
            data = file.read_bytes()
            folder.bytes(file.name, mutilated(data, rng) if file is harmed else data)
        reading = read([folder.path])
        assert all(finding.sentence() for finding in reading.findings)
        if not reading.errors:
            assert histories(reading.records)
