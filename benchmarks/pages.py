"""How long the panel's pages take on the made-up authority: `python benchmarks/pages.py`.

Prints seconds for the first person who asks, when today's problem is read and solved, and for the
next one, when it is kept.
"""

import sys
from argparse import ArgumentParser
from datetime import UTC, date, datetime
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from flask.testing import FlaskClient

from scenarios.baseline.made_up_authority.writing import write_made_up_authority
from scenarios.baseline.read import read
from web.app import create_app
from web.importing import import_records
from web.settings import Settings
from web.store.engine import open_database

DAY = date(2026, 11, 20)


def main() -> None:
    """Ask for each kind of page once, and again."""
    ArgumentParser(description=__doc__).parse_args()
    with TemporaryDirectory() as written:
        folder = Path(written)
        write_made_up_authority(folder / "files")
        records = read([folder / "files"]).records
        settings = Settings(folder / "instance", DAY)
        now = datetime(2026, 11, 20, tzinfo=UTC)
        import_records(open_database(settings.database), records, "demo", now=now)
        client = create_app(settings).test_client()
        moving = [n.child_id for n in records.needs if n.status not in (None, "settled")]
        print(f"{len(records.needs)} children, {len(moving)} who wait or may move")
        _row("the list", *_twice(client, "/children"))
        _row("the first child's options", *_twice(client, _options(moving[0])))
        pairs = [_twice(client, _options(child)) for child in moving[1:]]
        _row("another child's options (median)", *map(median, zip(*pairs, strict=True)))
        _row("another child's options (longest)", *map(max, zip(*pairs, strict=True)))
        _row("all together", *_twice(client, "/panel/together"))


def _options(child: str) -> str:
    return f"/children/{child}/options"


def _twice(client: FlaskClient, address: str) -> tuple[float, float]:
    return _seconds(client, address), _seconds(client, address)


def _seconds(client: FlaskClient, address: str) -> float:
    began = perf_counter()
    answer = client.get(address)
    took = perf_counter() - began
    if answer.status_code != 200:
        raise SystemExit(f"{address} was answered with {answer.status}")
    return took


def _row(what: str, first: float, again: float) -> None:
    print(f"{what:36}{first:8.3f} s first{again:8.3f} s again")


if __name__ == "__main__":
    main()
