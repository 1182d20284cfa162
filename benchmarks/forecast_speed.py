"""How long a forecast takes and how much memory, from small areas to a country.

    python benchmarks/forecast_speed.py [--children 88 820 8200 82000] [--model auto]

Five yearly returns of made-up areas are read, fitted and forecast (2,000 draws, 36 months, standard
bands), each in a process of its own; what importing takes is left out of the times and counted in
the memory. Single times on a shared machine say little: each is also given as a multiple of a
reference timed in the same process, a plain Markov forecast of the same rows by pandas and numpy
that has neither draws nor checks.
"""

import argparse
import json
import resource
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, process_time

from large_returns import made_up_returns, repeated_returns

SIZES = (88, 820, 8_200, 82_000)
MODELS = ("entries_and_stays", "auto")
MONTHS, DRAWS = 36, 2_000
HEADINGS = ("children", "rows", "model", "seconds", "processor", "MiB", "reference", "multiple")


def main() -> None:
    """Make the returns, forecast each set in a process of its own, and print a line each."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--children", type=int, nargs="+", default=list(SIZES))
    arguments.add_argument("--model", nargs="+", default=list(MODELS))
    arguments.add_argument("--returns", type=Path, help="a folder of returns to use instead")
    arguments.add_argument("--times", type=int, default=1, help="write that folder so often over")
    arguments.add_argument("--one", type=Path, help=argparse.SUPPRESS)
    given = arguments.parse_args()
    if given.one is not None:
        print(json.dumps(measured(given.one, given.model[0])))
        return
    print(
        "".join(
            f"{heading:>18}" if heading == "model" else f"{heading:>10}" for heading in HEADINGS
        )
    )
    with TemporaryDirectory() as folder:
        if given.returns is not None:
            repeated_returns(given.returns, Path(folder), given.times)
            _print_lines(Path(folder), given.model)
            return
        for children in given.children:
            of_size = Path(folder) / str(children)
            made_up_returns(of_size, children)
            _print_lines(of_size, given.model)


def _print_lines(folder: Path, models: list[str]) -> None:
    for model in models:
        command = [sys.executable, __file__, "--one", str(folder), "--model", model]
        # This very file, with folders made above.
        done = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603
        found = json.loads(done.stdout)
        print(
            f"{found['children']:>10,}{found['rows']:>10,}{model:>18}{found['seconds']:>10.2f}"
            f"{found['processor']:>10.2f}{found['memory']:>10,.0f}{found['reference']:>10.2f}"
            f"{found['seconds'] / found['reference']:>10.1f}",
            flush=True,
        )


def measured(folder: Path, model: str) -> dict[str, float]:
    """Read, fit and forecast a folder; give times in seconds and peak memory in MiB."""
    from forecasting.ages import STANDARD_BANDS
    from forecasting.choice import best_model as _choice_is_imported_before_the_clock_starts
    from forecasting.forecast import forecast
    from scenarios.baseline.history_from_records import histories
    from scenarios.baseline.read import read

    _ = _choice_is_imported_before_the_clock_starts
    began, processor = perf_counter(), process_time()
    reading = read([folder])
    reading.raise_if_wrong()
    history = histories(reading.records)[0]
    rows = len(reading.records.episodes)
    del reading
    ahead = forecast(history, months=MONTHS, draws=DRAWS, model=model)
    ahead.rows()
    seconds, processor = perf_counter() - began, process_time() - processor
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {
        "children": int(history.looked_after(history.known_to, STANDARD_BANDS).sum()),
        "rows": rows,
        "seconds": seconds,
        "processor": processor,
        "memory": memory,
        "reference": seconds_of_reference(folder),
    }


def seconds_of_reference(folder: Path) -> float:
    """Time the plainest forecast of the same files: daily rates by age, and means carried on."""
    import numpy as np
    import pandas as pd

    began = perf_counter()
    parts = {
        kind: [pd.read_csv(file, dtype=str) for file in sorted(folder.glob(f"*{kind}.csv"))]
        for kind in ("header", "episodes")
    }
    born = pd.concat(parts["header"]).drop_duplicates("CHILD", keep="last").set_index("CHILD")
    rows = pd.concat(parts["episodes"]).drop_duplicates(["CHILD", "DECOM"], keep="last")
    day = {name: pd.to_datetime(rows[name], format="%d/%m/%Y") for name in ("DECOM", "DEC")}
    birth = pd.to_datetime(rows["CHILD"].map(born["DOB"]), format="%d/%m/%Y")
    age = ((day["DECOM"] - birth).dt.days // 365.25).clip(0, 17).fillna(17).astype(int)
    starts = np.bincount(age[rows["RNE"] == "S"], minlength=18) / (5 * 365)
    last = day["DECOM"].max()
    days = (day["DEC"].fillna(last) - day["DECOM"]).dt.days.to_numpy()
    left = day["DEC"].notna() & (rows["REC"] != "X1")
    rate = np.bincount(age[left], minlength=18) / np.maximum(
        np.bincount(age, weights=days, minlength=18), 1
    )
    stock = np.bincount(age[day["DEC"].isna()], minlength=18).astype(float)
    for _ in range(MONTHS * 30):
        older = stock / 365
        stock = stock * (1 - rate) + starts - older
        stock[1:] += older[:-1]
    return perf_counter() - began


if __name__ == "__main__":
    main()
