"""The plain way, to compare with: one variable a pair, SciPy's `milp`, one level after another."""

from itertools import combinations
from time import perf_counter

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array

from matching.optimiser.one_home import Together
from matching.resolved import Resolved

Row = tuple[dict[int, int], float, float]


def solve_by_milp(
    resolved: Resolved, levels: int | None = None, seconds: float = float("inf")
) -> list[int] | None:
    """Give the least of each level in turn; None when there is no answer.

    Raises TimeoutError when it takes longer than this many seconds.
    """
    began = perf_counter()
    variables = [(g, h) for g in resolved.groups for h in resolved.choices(g.id)]
    costs = np.array([resolved.choices(g.id)[h] for g, h in variables]).T
    rows = _rows(resolved, variables)
    found: list[int] = []
    for cost in costs if levels is None else [np.zeros(len(variables))]:
        solved = milp(
            cost,
            constraints=[_constraint(rows, len(variables))],
            bounds=Bounds(0, 1),
            integrality=np.ones(len(variables)),
            options={"mip_rel_gap": 0, "time_limit": seconds - (perf_counter() - began)},
        )
        if solved.status == 1:
            raise TimeoutError
        if solved.x is None:
            return None
        found.append(round(solved.fun))
        rows.append(({i: int(c) for i, c in enumerate(cost) if c}, -np.inf, found[-1]))
    return found


def _rows(resolved, variables) -> list[Row]:
    together = Together.of(resolved)
    by_group, by_home = {}, {}
    for i, (group, home) in enumerate(variables):
        by_group.setdefault(group.id, []).append(i)
        by_home.setdefault(home, []).append(i)
    rows: list[Row] = [(dict.fromkeys(each, 1), 1, 1) for each in by_group.values()]
    for home in resolved.homes:
        here = by_home.get(home.id, [])
        rows.append(({i: variables[i][0].size for i in here}, -np.inf, home.places))
        if home.bedrooms is not None:
            rows.append(({i: variables[i][0].bedrooms for i in here}, -np.inf, home.bedrooms))
        for i, j in combinations(here, 2):
            one, other = variables[i][0], variables[j][0]
            if one.size + other.size <= home.places and not together.agree((one, other)):
                rows.append(({i: 1, j: 1}, -np.inf, 1))
    return rows


def _constraint(rows: list[Row], variables: int) -> LinearConstraint:
    at = [(r, i, c) for r, (terms, _, _) in enumerate(rows) for i, c in terms.items()]
    row, column, value = zip(*at, strict=True)
    matrix = csr_array((value, (row, column)), shape=(len(rows), variables))
    return LinearConstraint(matrix, [low for _, low, _ in rows], [high for _, _, high in rows])
