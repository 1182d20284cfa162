"""A cluster gives the answer this machine gives, or a sentence that says why it cannot."""

from collections.abc import Iterator

import pytest
from distributed import Client, LocalCluster

from scenarios.baseline.baseline import Baseline
from scenarios.futures import live
from scenarios.futures.cluster import on_cluster
from scenarios.levers import OpenHome
from scenarios.run import run_scenario
from scenarios.scenario import Scenario


@pytest.fixture(scope="module")
def cluster() -> Iterator[LocalCluster]:
    """Two workers, one of them of more than one thread at a time."""
    with LocalCluster(
        n_workers=2, threads_per_worker=2, dashboard_address=None, worker_dashboard_address=None
    ) as cluster:
        yield cluster


def test_a_cluster_gives_the_same_answer_to_the_last_digit(
    made_up: Baseline, cluster: LocalCluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    lever = OpenHome.model_validate({"from": "2027-01", "places": 3})
    scenario = Scenario(name="Shared", months=4, draws=12, levers=(lever,))
    alone = run_scenario(scenario, made_up, workers=1).to_json()
    monkeypatch.setattr("scenarios.futures.live.WORTH_SHARING", 1)
    monkeypatch.setattr("scenarios.futures.live.PEOPLE_AT_A_TIME", 400)
    with on_cluster(cluster.scheduler_address) as workers:
        assert workers == 2
        assert run_scenario(scenario, made_up, workers=workers).to_json() == alone
    with Client(cluster.scheduler_address) as client:
        settings = client.run(lambda: len(live._kept))
    assert all(settings.values()), "the futures were lived by the workers, not here"


def test_a_cluster_that_does_not_answer_is_said_with_what_to_do() -> None:
    with (
        pytest.raises(ValueError, match=r"No cluster answers at nonsense.*dask scheduler"),
        on_cluster("nonsense"),
    ):
        pass


def test_workers_of_another_version_are_refused(
    cluster: LocalCluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("distributed.Client.run", lambda *_: {"one": "0.0.1", "other": "0.0.1"})
    with (
        pytest.raises(ValueError, match=r"version 0\.0\.1 .* Install"),
        on_cluster(cluster.scheduler_address),
    ):
        pass
