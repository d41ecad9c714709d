"""The changed text is really the one that runs: an error in it is noticed, and no change is not.

And the list of survivors keeps up with the engine: it explains only changes of lines that stand.
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
import yaml

from tests.mutants.lines import functions

ROOT = Path(__file__).parents[2]
COMBINE = ROOT / "bot/rules/combine.py"
TRIAL = """
import sys
from pathlib import Path
from tests.mutants.trial import noticed, warm
path = Path(sys.argv[1])
source = path.read_text(encoding="utf-8").replace(sys.argv[2], sys.argv[3])
warm()
sys.exit(10 + noticed("bot.rules.combine", path, source, ["tests/rules/test_edges.py"]))
"""


@pytest.mark.parametrize(
    ("before", "after", "is_noticed"),
    [("return min(one, other)", "return max(one, other)", True), ("one is None", "one is None", 0)],
)
def test_a_change_that_matters_is_noticed(before: str, after: str, is_noticed: bool) -> None:
    """In a process of its own: here the engine is loaded already."""
    assert before in COMBINE.read_text(encoding="utf-8")
    command = [sys.executable, "-c", TRIAL, str(COMBINE), before, after]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 10 + is_noticed, done.stderr[-500:]


SURVIVORS = Path(__file__).with_name("survivors.yaml")
AGAIN = re.compile(r" \((\d+)\)$")  # the line stands several times, and this is one of the later


def survivors() -> list[tuple[str, list[str]]]:
    """Each reason with its mutants."""
    groups = yaml.safe_load(SURVIVORS.read_text(encoding="utf-8"))["survivors"]
    return [(group["why"], group["mutants"]) for group in groups]


def test_every_survivor_is_a_change_of_a_line_that_still_stands() -> None:
    named = [key for _, keys in survivors() for key in keys]
    assert named
    assert [key for key in named if not stands(key)] == []


def stands(key: str) -> bool:
    """Whether the line is in its function, as often as the name counts it, and is changed."""
    path, function, change = key.split("::", 2)
    if not (ROOT / path).is_file():
        return False
    source = (ROOT / path).read_text(encoding="utf-8")
    where = functions(source)
    lines = Counter(
        line.strip()
        for number, line in enumerate(source.splitlines(), start=1)
        if where.get(number, "module") == function
    )
    again = AGAIN.search(change)
    times = int(again[1]) if again else 1
    after = change.removesuffix(again[0]) if again else change
    return any(
        count >= times and after.startswith(f"{line} -> ") and after != f"{line} -> {line}"
        for line, count in lines.items()
    )


def test_a_line_that_is_gone_is_no_survivor() -> None:
    path = "bot/rules/combine.py"
    assert stands(f"{path}::_smaller::return min(one, other) -> return max(one, other)")
    assert not stands(f"{path}::_smaller::return min(one, two) -> return max(one, two)")
    assert not stands(f"{path}::_larger::return min(one, other) -> return max(one, other)")
    assert not stands(f"{path}::_smaller::return min(one, other) -> return max(one, other) (2)")
    assert not stands("bot/rules/gone.py::_smaller::a -> b")


def test_no_survivor_is_explained_twice_and_no_reason_without_one() -> None:
    every = survivors()
    named = Counter(key for _, keys in every for key in keys)
    assert [key for key, count in named.items() if count > 1] == []
    assert len({why for why, _ in every}) == len(every)
    assert all(why.strip() and keys for why, keys in every)
