"""After a yes nothing more is asked for: the person sees the offer, to be had in writing."""

from __future__ import annotations

from typing import Any

import pytest

from bot.core.facts import Names
from bot.guides.library import World
from bot.scripts.charts import Audience, Chart, Kind, Theme, chart, drawn
from bot.scripts.charts.model import Mark
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


@pytest.mark.parametrize("audience", Audience)
@pytest.mark.parametrize(("stage", "asks"), [("written", True), ("agreed", False)])
def test_after_a_yes_the_chart_and_its_words_show_no_ask(
    stage: str, asks: bool, audience: Audience, world: World
) -> None:
    one = stood({**CASE, "stage": stage}, audience, world)
    marks = {row.mark for panel in one.panels for row in panel.rows}
    assert (Mark.ASK in marks) is asks
    assert Mark.OFFER in marks
    picture = drawn(one, world, Theme.DARK)
    for told in (picture.alt, picture.characters):
        assert ("248,000" in told) is ("ask" in told.casefold()) is asks


def test_after_a_yes_an_ask_that_never_was_is_not_called_missing(world: World) -> None:
    outside = {"region": "berlin", "guide": None, "offer": {"company": "Acme", "base": 90_000}}
    assert stood(outside, Audience.PERSON, world).notes
    assert not stood({**outside, "stage": "agreed"}, Audience.PERSON, world).notes


def stood(case: dict[str, Any], audience: Audience, world: World) -> Chart:
    one = chart(Kind.STAND, planned(case, world), world, audience=audience)
    assert one is not None
    return one
