"""The scores of the labelled texts do not fall: as measured when this was last raised."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction

import pytest

from tests.offers.score import marks, texts

# By the beginning of the files' names: the least share right and the most silently wrong, in
# thousandths of all fields.
FLOORS = {"own": (985, 0), "seen": (955, 10)}


@pytest.mark.parametrize("group", FLOORS)
def test_scores_do_not_fall(group: str) -> None:
    counts = Counter(mark.outcome for text in texts(group) for mark in marks(text))
    right, wrong = FLOORS[group]
    assert Fraction(counts["right"] * 1000, counts.total()) >= right
    assert Fraction(counts["wrong"] * 1000, counts.total()) <= wrong
