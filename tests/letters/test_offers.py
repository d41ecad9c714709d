"""The twelve made letters, read to their offers: what a letter says is right or asked about."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.wiring import file_text
from tests.offers.score import marks

HERE = Path(__file__).parent
LETTERS = sorted(HERE.glob("*.yaml"))
# What decides the advice; a letter that gets one of these wrong would mislead.
MONEY = frozenset({"base", "bonus_percent", "bonus_amount", "equity.total", "equity.annual",
                   "sign_on", "relocation", "currency", "pay_period"})  # fmt: skip


def noted(letter: Path) -> dict[str, Any]:
    """What a letter says, in the form that the texts of tests/offers have."""
    offer = dict(yaml.safe_load(letter.read_text(encoding="utf-8"))["offer"])
    if "bonus_percent" in offer:
        offer["bonus_percent"] = float(offer["bonus_percent"])
    equity = dict(offer.get("equity", {}))
    if schedule := equity.get("schedule"):
        equity["schedule"] = [int(part) for part in str(schedule).split("/")]
    if equity.get("currency") == offer.get("currency"):
        equity.pop("currency", None)
    if equity:
        offer["equity"] = equity
    return offer


def text_of(letter: Path) -> str:
    file = next(p for p in HERE.glob(f"{letter.stem}.*") if p.suffix != ".yaml")
    return file_text(file.read_bytes(), file.name)


def read(letter: Path) -> Mapping[str, Any]:
    return {"id": letter.stem, "text": text_of(letter), "offers": [noted(letter)]}


@pytest.mark.parametrize("letter", LETTERS, ids=lambda letter: letter.stem)
def test_no_figure_of_a_letter_is_silently_wrong(letter: Path) -> None:
    wrong = [m for m in marks(read(letter)) if m.field in MONEY and m.outcome == "wrong"]
    assert not wrong


def test_nearly_everything_in_the_letters_is_right_or_asked() -> None:
    found = [mark for letter in LETTERS for mark in marks(read(letter)) if mark.field in MONEY]
    good = sum(mark.outcome in ("right", "asked") for mark in found)
    assert Fraction(good, len(found)) >= Fraction(95, 100)
