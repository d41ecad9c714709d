"""The lock names packages and their hashes, and nothing of the machine it was made on."""

from __future__ import annotations

import re
from pathlib import Path

LOCK = Path(__file__).parents[2] / "requirements.lock"
PACKAGE = r"[A-Za-z0-9._-]+(?:\[[a-z,]+\])?==\S+(?: ;.*)? \\"
LINE = re.compile(rf"{PACKAGE}|    --hash=sha256:[0-9a-f]{{64}}(?: \\)?|# .*")


def test_each_line_of_the_lock_is_a_package_or_its_hash() -> None:
    lines = LOCK.read_text(encoding="utf-8").splitlines()
    strange = [line for line in lines if line and not LINE.fullmatch(line)]
    assert len(lines) > 100
    assert strange == []
