"""Futures shared out over several machines: a Dask cluster that somebody has started."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from matching.version import our_version

SECONDS_TO_ANSWER = 20
HOW_TO_START = (
    "Start one inside your own network (`dask scheduler` on one machine, then on each machine "
    "`dask worker ADDRESS --nthreads 1`), or leave --cluster out"
)


@contextmanager
def on_cluster(address: str) -> Iterator[int]:
    """Share futures out over a cluster while this holds; give how many workers it has.

    ValueError where none answers, or where its workers would not give the same answer.
    """
    from joblib import parallel_config

    with _client(address) as client:
        workers = len(client.ncores())
        if not workers:
            raise ValueError(f"The cluster at {address} has no workers yet. {HOW_TO_START}.")
        _need_our_version(client, address)
        with parallel_config(backend="dask"):
            yield workers


def _client(address: str) -> Any:
    try:
        from distributed import Client
    except ImportError:
        raise ValueError(
            "To use a cluster, install Dask beside this program, here and on its machines: "
            "python -m pip install 'placement-sufficiency[cluster]'."
        ) from None
    connect: Any = Client  # its own types are not written down
    try:
        return connect(address, timeout=SECONDS_TO_ANSWER)
    except (OSError, ValueError) as why:
        raise ValueError(f"No cluster answers at {address}. {HOW_TO_START}.") from why


def _need_our_version(client: Any, address: str) -> None:
    """Refuse workers that have another version of this program, or none."""
    try:
        versions = set(client.run(our_version).values())
    except ModuleNotFoundError:
        versions = {"none"}
    if versions != {our_version()}:
        raise ValueError(
            f"Workers of the cluster at {address} have version {', '.join(sorted(versions))} of "
            f"this program, and here it is {our_version()}: the answer might be another. Install "
            f"{our_version()} on all of them."
        )
