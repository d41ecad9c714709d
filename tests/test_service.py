"""The service on a real database: one step, one transaction; one failure, one victim."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.adapters.store import SqliteStore, open_store
from bot.service import Arrival, Incoming, Outgoing, Presence, Service, StoreFailed
from bot.talk.events import Event, Said
from bot.talk.replies import Erase, Keep, Reply

MOMENT = datetime(2026, 11, 23, 12, tzinfo=UTC)


class Diary:
    """Keeps what was said; forgets and fails on demand."""

    def advance(
        self, saved: str | None, event: Event, moment: datetime
    ) -> tuple[str, tuple[Reply, ...]]:
        said: list[str] = json.loads(saved) if saved else []
        text = event.text if isinstance(event, Said) else ""
        if text == "fail":
            raise ValueError("210k is a secret")
        if text == "forget":
            return "", (Erase("Gone."),)
        said.append(text)
        return json.dumps(said), (Keep(f"{len(said)}: {text}"),)

    def apology(self, saved: str | None, error_id: str) -> str:
        return f"Something went wrong (error {error_id})."

    def farewell(self, saved: str | None) -> str:
        return "Until next time."


class Plain:
    """A channel whose updates are `person text`."""

    def decode(self, body: str) -> Incoming | Presence | None:
        person, _, text = body.partition(" ")
        match text:
            case "":
                return None
            case "leaves":
                return Presence(person, int(person), reachable=False)
            case "returns":
                return Presence(person, int(person), reachable=True)
        return Incoming(person, int(person), Said(text))

    def encode(self, incoming: Incoming, replies: Sequence[Reply]) -> list[Outgoing]:
        texts = [reply.html for reply in replies if isinstance(reply, Keep | Erase)]
        return [Outgoing(incoming.chat, "say", text) for text in texts]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqliteStore]:
    opened = open_store(tmp_path / "coach.sqlite")
    yield opened
    opened.close()


def arrive(store: SqliteStore, *bodies: str) -> None:
    first = store.offset()
    arrivals = [
        Arrival(first + number, body.partition(" ")[0], body) for number, body in enumerate(bodies)
    ]
    store.receive(arrivals, offset=first + len(bodies), at=0)


def posted(store: SqliteStore) -> list[tuple[int, str]]:
    return [(each.outgoing.chat, each.outgoing.payload) for each in store.parcels(0, 100)]


def handle(store: SqliteStore, limit: int = 100) -> int:
    return Service(Diary(), store).handle_pending(Plain(), limit)


def test_a_batch_answers_several_people_each_in_order(store: SqliteStore) -> None:
    arrive(store, "1 a", "2 x", "1 b")
    assert handle(store) == 3
    assert posted(store) == [(1, "1: a"), (2, "1: x"), (1, "2: b")]
    assert store.session("1") == '["a", "b"]'
    assert handle(store) == 0


def test_a_batch_stops_at_its_limit(store: SqliteStore) -> None:
    arrive(store, "1 a", "1 b", "1 c")
    assert [handle(store, 2), handle(store, 2), handle(store, 2)] == [2, 1, 0]


def test_a_failure_is_undone_alone_and_confessed(
    store: SqliteStore, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        arrive(store, "1 a", "1 fail", "2 x", "1 b")
        handle(store)
    (_, first), (chat, apology), *rest = posted(store)
    assert (first, chat, rest) == ("1: a", 1, [(2, "1: x"), (1, "2: b")])
    error_id = apology.partition("(error ")[2].partition(")")[0]
    assert len(error_id) == 8
    assert error_id in caplog.text
    assert "ValueError" in caplog.text
    assert "secret" not in caplog.text
    assert handle(store) == 0


def test_trouble_of_the_store_is_nobodys_mistake(store: SqliteStore) -> None:
    arrive(store, "1 a")
    store._connection.execute("PRAGMA query_only = ON")
    with pytest.raises(StoreFailed):
        handle(store)
    store._connection.execute("PRAGMA query_only = OFF")
    assert handle(store) == 1
    assert posted(store) == [(1, "1: a")]


def test_what_means_nothing_is_settled_without_a_session(store: SqliteStore) -> None:
    arrive(store, "1")
    assert handle(store) == 1
    assert (posted(store), store.session("1")) == ([], None)


def test_who_leaves_gets_nothing_more_and_no_session(store: SqliteStore) -> None:
    arrive(store, "1 a", "1 leaves", "2 leaves")
    handle(store)
    assert posted(store) == []
    assert store.session("2") is None


def test_forgetting_keeps_the_goodbye_and_drops_what_waits(store: SqliteStore) -> None:
    arrive(store, "1 a", "1 forget", "1 late", "2 x")
    assert handle(store) == 3
    assert posted(store) == [(1, "Gone."), (2, "1: x")]
    assert store.session("1") is None


def test_a_forgotten_person_starts_anew(store: SqliteStore) -> None:
    arrive(store, "1 a", "1 forget")
    handle(store)
    arrive(store, "1 b")
    handle(store)
    assert store.session("1") == '["b"]'


def test_conversing_is_one_step_without_inbox_or_outbox(store: SqliteStore) -> None:
    service = Service(Diary(), store)
    assert service.converse("me", Said("a"), MOMENT) == (Keep("1: a"),)
    assert service.converse("me", Said("forget"), MOMENT) == (Erase("Gone."),)
    assert store.session("me") is None
    with pytest.raises(ValueError, match="secret"):
        service.converse("me", Said("fail"), MOMENT)
    assert service.converse("me", Said("b"), MOMENT) == (Keep("1: b"),)
    assert posted(store) == []
