"""What tests of the commands share: a way to type them, published counts, what is left behind."""

import csv

import pytest
from click.testing import CliRunner

from web.cli import sufficiency

COUNTS = """area_code,area,date,measure,age_band,children,status
E1,Northshire,{year}-03-31,looked_after,0-4,{a},ok
E1,Northshire,{year}-03-31,looked_after,5-9,{b},ok
E1,Northshire,{year}-03-31,looked_after,10-15,{c},ok
E1,Northshire,{year}-03-31,looked_after,16-17,{d},ok
E1,Northshire,{year}-03-31,looked_after,all,{total},ok
"""


@pytest.fixture
def counts(tmp_path):
    """Write published counts of two areas over seven years."""
    rows = []
    for step, year in enumerate(range(2013, 2020)):
        a, b, c, d = 20 + step % 3, 25 - step % 2, 40 + step, 22
        rows += COUNTS.format(year=year, a=a, b=b, c=c, d=d, total=a + b + c + d).splitlines()[1:]
    south = [row.replace("E1,Northshire", "E2,Southshire") for row in rows]
    file = tmp_path / "counts.csv"
    file.write_text("\n".join([COUNTS.splitlines()[0], *rows, *south]) + "\n", encoding="utf-8")
    return file


def ask(*words, **more):
    return CliRunner().invoke(sufficiency, [str(word) for word in words], **more)


def rows_of(file):
    return list(csv.DictReader(file.read_text(encoding="utf-8").splitlines()))


def left_in(folder, *known):
    return sorted(file.name for file in folder.iterdir() if file not in known)


@pytest.fixture(scope="session", name="ask")
def _ask():
    return ask


@pytest.fixture(scope="session", name="rows_of")
def _rows_of():
    return rows_of


@pytest.fixture(scope="session", name="left_in")
def _left_in():
    return left_in
