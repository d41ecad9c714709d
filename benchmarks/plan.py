"""What a plan costs: the engine alone and the whole document, and how both grow with offers.

Run as `python -m benchmarks.plan`. Medians of interleaved runs in one process, in
milliseconds, with the ratio to the five-offer case beside them.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable

from bot import paths
from bot.guides.load import load_world
from bot.reading.case import Case
from bot.reading.situation import situation
from bot.rules.plan import plan
from bot.scripts.report import report

ROUNDS = 60
COUNTS = (0, 5, 20, 100)
WORLD = load_world(paths.data_folder(), paths.templates_folder())


def case(others: int) -> Case:
    """An offer and so many written competing ones."""
    rivals = [
        {"company": f"Rival {n}", "base": 200_000 + 1_000 * n, "equity": 300_000, "bonus": 10_000}
        for n in range(others)
    ]
    offer = {"base": 215_000, "equity": 300_000}
    return Case.model_validate(
        {"region": "san-francisco", "level": "senior", "offer": offer, "competing": rivals}
    )


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
    runs = {(n, kind.__name__): kind(case(n)) for n in COUNTS for kind in (engine, whole)}
    times: dict[tuple[int, str], list[float]] = {key: [] for key in runs}
    for _ in range(ROUNDS):
        for key, run in runs.items():
            start = time.perf_counter()
            run()
            times[key].append((time.perf_counter() - start) * 1000)
    middle = {key: statistics.median(found) for key, found in times.items()}
    for n in COUNTS:
        for kind in ("engine", "whole"):
            ratio = middle[n, kind] / middle[5, kind]
            print(f"{n:4} others  {kind:7} {middle[n, kind]:8.2f} ms  {ratio:6.2f} x five")


if __name__ == "__main__":
    main()
