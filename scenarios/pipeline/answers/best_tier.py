"""The kind of home that suits a child best, as the tables of a run name it."""

from matching.child.tiers_of_child import tiers_of_child
from matching.children import Child
from matching.problem import Problem
from scenarios.futures.tally import NO_TIER


def best_tier(child: Child, problem: Problem) -> str:
    """Give the first suitable tier in family-first order, or say that none fits."""
    tiers = tiers_of_child(child, problem)
    return tiers[0].value if tiers else NO_TIER
