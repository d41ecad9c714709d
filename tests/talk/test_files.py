"""Files in the conversation: handed over once, and every card goes on from there."""

from __future__ import annotations

import pytest

from bot.guides.library import World
from bot.scripts.page import Page
from bot.talk.desk import SessionDesk
from bot.talk.events import Command, Event, Said, Tapped
from bot.talk.files import KINDS, offered
from bot.talk.machine import advance
from bot.talk.replies import Card, File, Reply
from bot.talk.session import Session

MAIN = ("/start", "Scale AI", "San Francisco", "Google L5", "215,000", "300k over 4")
NO_TARGET = ("/start", "Another company", "Acme", "Berlin", "senior", "85k", "40k over 4")


def at(lines: tuple[str, ...], world: World) -> Session:
    session = Session()
    for line in lines:
        event: Event = Command(line[1:]) if line.startswith("/") else Said(line)
        session, _ = advance(session, event, world)
    return session


def tap(action: str, session: Session, world: World) -> tuple[Session, tuple[Reply, ...]]:
    return advance(session, Tapped(action, session.revision), world)


@pytest.mark.parametrize("kind", KINDS)
def test_a_file_comes_with_the_card_of_all_files(kind: str, world: World) -> None:
    _, replies = tap(f"file:{kind}", at(MAIN, world), world)
    handed, card = replies
    assert isinstance(handed, File) and isinstance(card, Card)
    assert handed.name == KINDS[kind].name and handed.caption
    assert isinstance(handed.content, Page) == handed.name.endswith(".pdf")
    actions = {button.action for row in card.buttons for button in row}
    assert {f"file:{other}" for other in KINDS} | {"write", "go:call", "go:plan"} <= actions


def test_a_file_is_handed_over_once(world: World) -> None:
    session, _ = tap("file:brief", at(MAIN, world), world)
    for event in (Said("hello"), Tapped("file:brief", 1), Command("nonsense")):
        session, replies = advance(session, event, world)
        assert [type(reply) for reply in replies] == [Card], event


def test_only_what_there_is_is_offered(world: World) -> None:
    session = at(NO_TARGET, world)
    assert offered(SessionDesk(session, world)) == ("private",)
    for kind in ("eml", "txt", "html", "script", "brief"):
        _, replies = tap(f"file:{kind}", session, world)
        (card,) = replies
        assert isinstance(card, Card) and "No letter yet" in card.html
        assert any(b.action.startswith("change:") for row in card.buttons for b in row)


def test_before_the_five_answers_there_is_no_file(world: World) -> None:
    session = at(MAIN[:4], world)
    for action in ("file:private", "go:files", "file:nothing"):
        _, replies = tap(action, session, world)
        assert [type(reply) for reply in replies] == [Card]


def test_the_floor_is_in_the_private_sheet_alone(world: World) -> None:
    session = at(MAIN, world)
    for kind in KINDS:
        _, (handed, _) = tap(f"file:{kind}", session, world)
        assert isinstance(handed, File)
        said = str(handed.content)
        assert ("235,000" in said or "420,000" in said) == (kind == "private"), kind


@pytest.mark.parametrize("screen", ["write", "go:call", "go:plan", "go:summary"])
def test_each_of_these_cards_leads_to_files(screen: str, world: World) -> None:
    _, replies = tap(screen, at(MAIN, world), world)
    card = replies[-1]
    assert isinstance(card, Card)
    actions = [button.action for row in card.buttons for button in row]
    assert [action for action in actions if action.startswith("file:")]
