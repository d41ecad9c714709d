"""What a plan costs: reading the case, the engine alone, the whole document, by offers.

Run as `python -m benchmarks.plan`. Medians of interleaved runs in one process, in
milliseconds, with the ratio to five offers and to reading the same case beside them.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from typing import Any

from bot import paths
from bot.guides.load import load_world
from bot.reading.case import Case
from bot.reading.situation import situation
from bot.rules.plan import plan
from bot.scripts.report import report

ROUNDS = 60
COUNTS = (1, 5, 20, 100)
WORLD = load_world(paths.data_folder(), paths.templates_folder())


def case(offers: int) -> Case:
    """So many offers: one, and the others written competing ones."""
    rivals = [
        {"company": f"Rival {n}", "base": 200_000 + 1_000 * n, "equity": 300_000, "bonus": 10_000}
        for n in range(offers - 1)
    ]
    offer = {"base": 215_000, "equity": 300_000}
    return Case.model_validate(document(offer, rivals))


def document(offer: dict[str, Any], rivals: list[dict[str, Any]]) -> dict[str, Any]:
    """The case as it stands in a file."""
    return {"region": "san-francisco", "level": "senior", "offer": offer, "competing": rivals}


def reading(said: Case) -> Callable[[], object]:
    """The yardstick: the same case checked and read."""
    given = said.model_dump()
    return lambda: situation(Case.model_validate(given), WORLD)


def engine(said: Case) -> Callable[[], object]:
    """The engine alone: facts to a plan."""
    facts, _ = situation(said, WORLD)
    return lambda: plan(facts, WORLD)


def whole(said: Case) -> Callable[[], object]:
    """A case to the finished document, drafts and guard included."""

    def run() -> object:
        facts, names = situation(said, WORLD)
        return report(plan(facts, WORLD), names, WORLD)

    return run


def main() -> None:
    """Prints one line for each count of competing offers."""
    runs = {(n, kind.__name__): kind(case(n)) for n in COUNTS for kind in (reading, engine, whole)}
    times: dict[tuple[int, str], list[float]] = {key: [] for key in runs}
    for _ in range(ROUNDS):
        for key, run in runs.items():
            start = time.perf_counter()
            run()
            times[key].append((time.perf_counter() - start) * 1000)
    middle = {key: statistics.median(found) for key, found in times.items()}
    for n in COUNTS:
        for kind in ("reading", "engine", "whole"):
            taken = middle[n, kind]
            ratios = f"{taken / middle[5, kind]:6.2f} x five  {taken / middle[n, 'reading']:6.2f}"
            print(f"{n:4} offers  {kind:7} {taken:8.2f} ms  {ratios} x reading")


if __name__ == "__main__":
    main()
