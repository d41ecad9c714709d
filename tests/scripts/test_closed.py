"""Where no figure is asked for any more the person sees the offer, and no ask beside it."""

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


LEVEL = {"level": "Google L4", "scope_level": "Google L5"}
WAITING = {
    "now": "2026-11-23", "offer": {**CASE["offer"], "deadline": "2026-11-27"},
    "competing": [{"company": "OpenAI", "status": "in_process", "deadline": "2026-12-04"}],
}  # fmt: skip
# What closes the talk about figures, and what the card then says.
CLOSED = [
    ({"stage": "agreed"}, "You have said yes"),
    ({"reply": "final"}, "Ask one question, then decide"),
    ({"reply": "final", **LEVEL}, "Ask once about the level, then decide"),
    ({"reply": "final", **WAITING}, "Ask for the days you need, then decide"),
    ({"reply": "final", "walk_away": {"base": 250_000, "equity": 450_000}}, "decline well"),
    ({"stage": "countered", "round": 3}, "Enough was asked"),
]
SHOWN = [({}, True), *((more, False) for more, _ in CLOSED)]


def view(case: dict[str, Any], world: World) -> PrivateView:
    made = planned(case, world)
    return private(made, report(made, Names(), world).findings, world)


@pytest.mark.parametrize(("more", "asks"), SHOWN)
def test_where_nothing_is_asked_for_there_is_no_ask_no_gap_and_nothing_to_rearrange(
    more: dict[str, Any], asks: bool, world: World
) -> None:
    seen = view({**CASE, **more}, world)
    assert ("ask" in {row.kind for row in seen.rows}) is asks
    assert bool(seen.gap) is bool(seen.packages) is asks
    assert "offer" in {row.kind for row in seen.rows}


@pytest.mark.parametrize(("more", "says"), CLOSED)
def test_the_card_says_what_is_left(more: dict[str, Any], says: str, world: World) -> None:
    card = press(world).card(
        "cards/stand.html", v=view({**CASE, **more}, world), notice=None, wanted=[]
    )
    assert says in card and "gap" not in card


@pytest.mark.parametrize("audience", Audience)
@pytest.mark.parametrize(("more", "asks"), SHOWN)
def test_the_chart_and_its_words_show_no_ask(
    more: dict[str, Any], asks: bool, audience: Audience, world: World
) -> None:
    one = stood({**CASE, **more}, audience, world)
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
