"""A fresh clone in an empty home: `make chat` with piped answers ends in an email."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
ANSWERS = "1\nSan Francisco\nGoogle L5\n215,000\n300,000 over 4\n1\n"


def test_make_chat_from_a_fresh_clone(tmp_path: Path) -> None:
    clone, home = tmp_path / "clone", tmp_path / "home"
    home.mkdir()
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    for name in filter(None, listed.stdout.split("\0")):
        if (ROOT / name).is_file():
            (clone / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, clone / name)
    kept = {k: v for k, v in os.environ.items() if k == "PATH" or k.startswith(("PIP_", "SSL_"))}
    python = getattr(sys, "_base_executable", sys.executable)
    done = subprocess.run(
        ["make", "chat", f"PYTHON={python}"],
        cwd=clone, env={**kept, "HOME": str(home)}, input=ANSWERS,
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-2000:]
    standing, _, after = done.stdout.partition("> 1\n\nSubject:")
    assert "Where you stand" in standing
    assert "$248,000" in after and "$475,000" in after
    assert list(home.rglob("coach.sqlite")), "the database lies in the home, not in the checkout"
    assert not list(clone.rglob("*.sqlite"))
