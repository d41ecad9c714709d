"""Sessions stored by every version of the program still load, and their plans still stand."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.guides.library import World
from bot.talk.desk import SessionDesk
from bot.talk.events import Command
from bot.talk.machine import advance
from bot.talk.session import dump, load

STORED = sorted((Path(__file__).parents[1] / "sessions").glob("*.json"))


@pytest.mark.parametrize("stored", STORED, ids=lambda path: path.stem)
def test_a_stored_session_loads_and_goes_on(stored: Path, world: World) -> None:
    session = load(stored.read_text(encoding="utf-8"))
    plan = SessionDesk(session, world).plan
    assert plan is not None and plan.facts.region == "new-york"
    assert [offer.company for offer in plan.facts.competing] == ["OpenAI"]
    after, replies = advance(session, Command("summary"), world)
    assert replies and after.answers == session.answers
    assert load(dump(after)) == after
