"""The same conversations on Telegram: the same lines, the same cards and the same drafts."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.adapters.terminal.chat import buttons
from bot.guides.library import World
from bot.talk.events import Command, Event, Said
from bot.talk.machine import advance
from bot.talk.replies import Card, Keep
from bot.talk.session import Session
from tests.e2e.harness import CoachProcess, PeerProcess, Person
from tests.e2e.oracle import check_all
from tests.talk.test_chats import CHATS, lines_of


def event_of(line: str) -> Event:
    if not line.startswith("/"):
        return Said(line)
    name, _, argument = line[1:].partition(" ")
    return Command(name, argument)


def test_chats_on_telegram(coach: CoachProcess, peer: PeerProcess, world: World) -> None:
    for number, chat in enumerate(CHATS):
        _replay(chat, Person(peer, 2000 + number), world)
    assert check_all(peer.seen) > 100


def _replay(chat: Path, person: Person, world: World) -> None:
    session, moment = Session(), datetime.now(UTC)
    for line in lines_of(chat):
        session, replies = advance(session, event_of(line), world, moment=moment)
        card = next(reply for reply in replies if isinstance(reply, Card))
        person.tap(line) if _is_button(person, line) else person.say(line)
        assert person.card["text"] == card.html, (chat.stem, line)
        assert person.labels == [button.label for button in buttons(card)]
        for kept in (reply.html for reply in replies if isinstance(reply, Keep)):
            assert any(kept == message["text"] for message in person.messages.values())


def _is_button(person: Person, line: str) -> bool:
    return bool(person.messages) and line in person.labels


@pytest.mark.parametrize("chat", CHATS, ids=lambda chat: chat.stem)
def test_a_chat_has_lines(chat: Path) -> None:
    assert len(lines_of(chat)) > 5
