"""The same children in the queueing simulator ciw: run by a Python in which ciw is installed.

    python benchmarks/queueing.py CHILDREN.json

CHILDREN.json holds, for each future, when children arrive and how long they stay, in months, and
how many children each home takes. Nothing is known of needs. It is done twice: with one queue
before all places together, and with each home by itself, where a child goes to the first with
room, or else waits at the one with the shortest queue. Prints the seconds of processor each took
with the reading of its records, as JSON; making the network ready is not counted.
"""

import argparse
import json
from collections.abc import Callable
from pathlib import Path
from time import process_time
from typing import Any

NEVER = 1e9

Future = dict[str, list[float]]


def main() -> None:
    """Simulate every future, one after another, in both ways."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("children", type=Path)
    asked = json.loads(arguments.parse_args().children.read_text(encoding="utf-8"))
    import ciw

    seconds = {
        "one_queue": _seconds(ciw, asked, lambda future: _one_queue(ciw, future, asked["homes"])),
        "each_home": _seconds(ciw, asked, lambda future: _each_home(ciw, future, asked["homes"])),
    }
    print(json.dumps({**seconds, "version": ciw.__version__}))


def _seconds(ciw: Any, asked: dict[str, Any], network: Callable[[Future], Any]) -> float:
    seconds = 0.0
    for future in asked["futures"]:
        simulation = ciw.Simulation(network(future))
        began = process_time()
        simulation.simulate_until_max_time(asked["months"])
        simulation.get_all_records()
        seconds += process_time() - began
        _check(simulation, future, asked["months"])
    return seconds


def _check(simulation: Any, future: Future, months: int) -> None:
    """Every child who comes before the end must have come."""
    came = simulation.nodes[0].number_of_individuals
    expected = sum(time < months for time in future["arrives"])
    if came < expected:
        raise SystemExit(f"Only {came} of {expected} children came")


def _one_queue(ciw: Any, future: Future, homes: list[int]) -> Any:
    """Give one queue before all the places; who comes first is served first."""
    between, stays = _in_order(future)
    return ciw.create_network(
        arrival_distributions=[ciw.dists.Sequential([*between, NEVER])],
        service_distributions=[_stay_of(ciw, stays)],
        number_of_servers=[sum(homes)],
    )


def _each_home(ciw: Any, future: Future, homes: list[int]) -> Any:
    """Give a door through which all come, and behind it every home."""
    between, stays = _in_order(future)
    door = [ciw.dists.Sequential([*between, NEVER])]
    leave = [ciw.routing.Leave() for _ in homes]
    return ciw.create_network(
        arrival_distributions=[*door, *(None for _ in homes)],
        service_distributions=[ciw.dists.Deterministic(0), *(_stay_of(ciw, stays) for _ in homes)],
        number_of_servers=[float("inf"), *homes],
        routing=ciw.routing.NetworkRouting(routers=[_first_with_room(ciw)(), *leave]),
    )


def _in_order(future: Future) -> tuple[list[float], list[float]]:
    """Give the times between arrivals, and the stays in the order of arrival."""
    arrives = sorted(zip(future["arrives"], future["stays"], strict=True))
    times = [time for time, _ in arrives]
    between = [after - before for before, after in zip([0.0, *times], times, strict=False)]
    return between, [stay for _, stay in arrives]


def _stay_of(ciw: Any, stays: list[float]) -> Any:
    """Give each child their own stay, wherever they live."""

    class Stay(ciw.dists.Distribution):  # type: ignore[misc]
        def sample(self, t: Any = None, ind: Any = None) -> float:  # noqa: ARG002
            return stays[ind.id_number - 1] if ind.id_number <= len(stays) else NEVER

    return Stay()


def _first_with_room(ciw: Any) -> Any:
    class FirstWithRoom(ciw.routing.NodeRouting):  # type: ignore[misc]
        def next_node(self, _: Any) -> Any:
            homes = self.simulation.transitive_nodes[1:]
            for home in homes:
                if home.number_of_individuals < home.c:
                    return home
            return min(homes, key=lambda home: home.number_of_individuals)

    return FirstWithRoom


if __name__ == "__main__":
    main()
