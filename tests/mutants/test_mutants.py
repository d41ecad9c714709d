"""The changed text is really the one that runs: an error in it is noticed, and no change is not."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

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
