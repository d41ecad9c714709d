"""Mutation testing of the engine: `python -m tests.mutants.run`, or `make mutants`.

Every mutant of the engine is tried; the ones that no test notices are listed, with the
reason that tests/mutants/survivors.yaml gives for letting them be. Fails below the goal.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections import defaultdict
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import yaml

from tests.mutants.source import Mutant, mutants, mutated
from tests.mutants.trial import noticed, warm

ROOT = Path(__file__).parents[2]
ENGINE = (ROOT / "bot/core/valuation.py", *sorted((ROOT / "bot/rules").glob("*.py")))
REASONS = Path(__file__).with_name("survivors.yaml")
RESULTS = ROOT / ".mutants" / "results.jsonl"
GOAL = 85


def main() -> int:
    """Tries the mutants and prints the table; 1 when too few were noticed."""
    given = _arguments()
    warm()
    paths = [p for p in ENGINE if not given.only or any(only in str(p) for only in given.only)]
    for path in paths[:1]:
        if noticed(_module(path), path, path.read_text(encoding="utf-8")):
            sys.stderr.write("The tests fail without any mutant; mend that first.\n")
            return 1
    every = [mutant for path in paths for mutant in mutants(path, _name(path))]
    killed = _killed_before() if given.resume else set()
    tried = [mutant for mutant in every if mutant.key not in killed]
    started = time.monotonic()
    survived = set(_survivors(tried, given.workers, "a" if given.resume else "w"))
    sys.stdout.write(_report(every, survived, _reasons()))
    sys.stdout.write(f"\n{len(tried)} mutants tried in {time.monotonic() - started:.0f} s\n")
    return int((len(every) - len(survived)) * 100 < GOAL * len(every))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", action="append", help="part of a path, such as rules/timing")
    parser.add_argument(
        "--resume", action="store_true", help="not those that the last run saw noticed"
    )
    parser.add_argument("--workers", type=int, default=2)
    return parser.parse_args()


def _killed_before() -> set[str]:
    """What was noticed in the run before this one: for going on after a break, or a new test."""
    if not RESULTS.exists():
        return set()
    rows = (json.loads(line) for line in RESULTS.read_text(encoding="utf-8").splitlines())
    return {row["key"] for row in rows if row["killed"]}


def _survivors(every: Iterable[Mutant], workers: int, mode: str) -> Iterable[Mutant]:
    RESULTS.parent.mkdir(exist_ok=True)
    with ThreadPoolExecutor(workers) as pool, RESULTS.open(mode, encoding="utf-8") as results:
        for mutant, was_noticed in pool.map(_tried, every):
            row = {"key": mutant.key, "line": mutant.line, "killed": was_noticed}
            results.write(json.dumps(row) + "\n")
            results.flush()
            if not was_noticed:
                yield mutant


def _tried(mutant: Mutant) -> tuple[Mutant, bool]:
    path = ROOT / mutant.path
    source = mutated(path.read_text(encoding="utf-8"), mutant.operator, mutant.number)
    assert source is not None
    return mutant, noticed(_module(path), path, source)


def _report(every: list[Mutant], survived: set[Mutant], reasons: dict[str, str]) -> str:
    by_path: dict[str, list[Mutant]] = defaultdict(list)
    for mutant in every:
        by_path[mutant.path].append(mutant)
    lines = ["| file | mutants | killed | % |", "|---|---|---|---|"]
    for path, there in (*by_path.items(), ("all", every)):
        killed = sum(mutant not in survived for mutant in there)
        lines.append(f"| {path} | {len(there)} | {killed} | {killed * 100 // len(there)} |")
    lines += ["", "Not noticed:"]
    for mutant in sorted(survived, key=lambda m: (m.path, m.line, m.operator)):
        why = reasons.get(mutant.key, "not explained yet")
        lines.append(f"- {mutant.path}:{mutant.line} `{mutant.before}` → `{mutant.after}`: {why}")
    return "\n".join(lines)


def _reasons() -> dict[str, str]:
    if not REASONS.exists():
        return {}
    groups = yaml.safe_load(REASONS.read_text(encoding="utf-8"))["survivors"]
    return {key: group["why"] for group in groups for key in group["mutants"]}


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def _module(path: Path) -> str:
    return _name(path).removesuffix(".py").replace("/", ".")


if __name__ == "__main__":
    sys.exit(main())
