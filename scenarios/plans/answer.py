"""The answer to the question for a plan, as its parts and laid out as plain lists and words."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from scenarios.levers import AnyLever
from scenarios.plans.confirm import Changed, Confirmed
from scenarios.plans.options import Plan
from scenarios.plans.question import Question
from scenarios.plans.status import Status
from scenarios.result import Row


@dataclass(frozen=True)
class PlanAnswer:
    """The answer of `sufficiency plan`; its JSON is laid out in `docs/reference/files.md`."""

    name: str
    status: Status
    sentences: tuple[str, ...]
    question: Question
    plan: Plan
    """The plan found; where none is possible, the one that comes nearest."""
    levers: tuple[AnyLever, ...]
    while_looking: Row
    confirmed: Confirmed
    changed: Changed
    frontier: tuple[Row, ...]
    shadow: tuple[Row, ...]
    in_the_way: tuple[str, ...]
    provenance: Mapping[str, object]

    def to_dict(self) -> dict[str, object]:
        """Lay the answer out as plain lists and words."""
        net, impossible = self.changed.net, self.status is Status.IMPOSSIBLE
        bought = {"plan": self._bought(), "levers": self._levers()}
        return {
            "name": self.name,
            "status": self.status.value,
            "sentences": list(self.sentences),
            **({"plan": [], "levers": [], "nearest": bought} if impossible else bought),
            "targets": [dict(row) for row in self.confirmed.targets],
            "cost": {
                "least": self.question.settings.least.value,
                "gross": round(float(self.changed.gross.mean())),
                "net": round(float(net.mean())),
                "net_q10": round(float(np.quantile(net, 0.1))),
                "net_q90": round(float(np.quantile(net, 0.9))),
                **self.while_looking,
            },
            "suitable_on_island": dict(self.changed.suitable),
            "frontier": [dict(row) for row in self.frontier],
            "shadow": [dict(row) for row in self.shadow],
            "stands_in_the_way": list(self.in_the_way),
            "options": [{"option": o.words, "most": o.most} for o in self.question.options],
            "left_out": list(self.question.left_out),
            "settings": self.question.settings.to_json(),
            "provenance": dict(self.provenance),
        }

    def _bought(self) -> list[Row]:
        options = zip(self.question.options, self.plan, strict=True)
        return [
            {
                "option": option.words,
                "number": number,
                "words": option.said(number),
                "first_by": f"{option.there(number)[0]:%Y-%m}",
                "all_by": f"{option.there(number)[1]:%Y-%m}",
            }
            for option, number in options
            if number
        ]

    def _levers(self) -> list[dict[str, object]]:
        return [lever.model_dump(mode="json", by_alias=True) for lever in self.levers]
