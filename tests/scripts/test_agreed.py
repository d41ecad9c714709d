"""After a yes nothing more is asked for: the person sees the offer, to be had in writing."""

from __future__ import annotations

from typing import Any

import pytest

from bot.core.facts import Names
from bot.guides.library import World
from bot.scripts.private import PrivateView, private
from bot.scripts.render import press
from bot.scripts.report import report
from tests.rules.test_cases import planned

CASE: dict[str, Any] = {
    "region": "san-francisco", "level": "senior", "stage": "written",
    "offer": {"base": 215_000, "equity": 300_000},
}  # fmt: skip


def view(case: dict[str, Any], world: World) -> PrivateView:
    made = planned(case, world)
    return private(made, report(made, Names(), world).findings, world)


@pytest.mark.parametrize(("stage", "asks"), [("written", True), ("agreed", False)])
def test_after_a_yes_there_is_no_ask_no_gap_and_nothing_to_rearrange(
    stage: str, asks: bool, world: World
) -> None:
    seen = view({**CASE, "stage": stage}, world)
    assert ("ask" in {row.kind for row in seen.rows}) is asks
    assert bool(seen.gap) is bool(seen.packages) is asks
    assert "offer" in {row.kind for row in seen.rows}


def test_after_a_yes_the_card_says_what_is_left(world: World) -> None:
    card = press(world).card(
        "cards/stand.html", v=view({**CASE, "stage": "agreed"}, world), notice=None, wanted=[]
    )
    assert "You have said yes" in card and "in writing" in card and "gap" not in card
