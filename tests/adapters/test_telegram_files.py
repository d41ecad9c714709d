"""Files in messages: which are fetched, in what order they are handled, and what goes wrong."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from telegram.error import TimedOut

from bot.adapters.store import SqliteStore
from bot.adapters.telegram.admission import admit
from bot.adapters.telegram.api import connect
from bot.adapters.telegram.fetcher import ATTEMPTS, Fetcher
from bot.adapters.telegram.files import LARGEST
from bot.adapters.telegram.updates import decode
from bot.reading.letters import Kind, Letter, Reason, Refusal
from bot.service import Incoming
from bot.talk.events import Event, Pasted, Refused, Sent, Unreadable
from tests.adapters.test_telegram_traffic import (  # noqa: F401
    TOKEN,
    Hourglass,
    Network,
    bot,
    network,
    store,
    time,
)

ADA = {"id": 42, "is_bot": False, "first_name": "Ada"}
PRIVATE = {"id": 42, "type": "private"}
LETTER = Letter("Base $210,000", Kind.PDF)


def update(number: int, person: int = 42, **content: Any) -> dict[str, Any]:
    sender = {**ADA, "id": person}
    message = {"message_id": number, "from": sender, "chat": {**PRIVATE, "id": person}, **content}
    return {"update_id": number, "message": message}


def with_file(number: int, **more: Any) -> dict[str, Any]:
    return update(number, document={"file_id": "f1", "file_name": "offer.pdf", **more})


def keep(store: SqliteStore, *updates: dict[str, Any]) -> None:  # noqa: F811
    arrivals = [admit(each, "coach_bot") for each in updates]
    store.receive(arrivals, offset=updates[-1]["update_id"] + 1, at=0)


def handled(store: SqliteStore) -> list[Event]:  # noqa: F811
    """What comes out of the inbox now, in order."""
    events: list[Event] = []
    while (pending := store.next_pending()) is not None:
        incoming = decode(pending.body)
        assert isinstance(incoming, Incoming)
        events.append(incoming.event)
        store.settle(pending.update_id)
    return events


class Files(Network):
    """A network that also has files, by the address of each."""

    def __init__(self) -> None:
        super().__init__()
        self.found: dict[str, Any] = {"file_id": "f1", "file_path": "documents/f1.pdf"}
        self.asked_for: list[str] = []

    def _result(self, name: str) -> Any:
        return self.found if name == "getFile" else super()._result(name)

    async def do_request(self, url: str, method: str, *args: Any, **kwargs: Any) -> Any:
        code, body = await super().do_request(url, method, *args, **kwargs)
        if "/file/" in url and code == 200:
            self.asked_for.append(url)
            return 200, b"the file"
        return code, body


@pytest.fixture
def files() -> Files:
    return Files()


@pytest.fixture
def fetcher(
    files: Files,
    store: SqliteStore,  # noqa: F811
    time: Hourglass,  # noqa: F811
) -> Callable[[Letter | Refusal], Fetcher]:
    def made(outcome: Letter | Refusal, base: str = "http://stub/bot") -> Fetcher:
        return Fetcher(
            connect(TOKEN, base, files), store, lambda *_: outcome, lambda: None, time.clock
        )

    return made


Made = Callable[..., Fetcher]


async def test_a_letter_comes_out_where_its_message_came_in(
    files: Files,
    fetcher: Made,
    store: SqliteStore,  # noqa: F811
) -> None:
    keep(store, update(1, text="before"), with_file(2), update(3, text="after"))
    keep(store, update(4, person=7, text="somebody else"))
    assert [getattr(event, "text", "") for event in handled(store)] == ["before", "somebody else"]
    await fetcher(LETTER).fetch_all()
    pasted, after = handled(store)
    assert pasted == Pasted("Base $210,000", "offer.pdf")
    assert getattr(after, "text", "") == "after"
    assert files.asked_for == [f"http://stub/file/bot{TOKEN}/documents/f1.pdf"]


async def test_a_caption_is_part_of_what_was_said_and_a_forward_is_read_too(
    fetcher: Made,
    store: SqliteStore,  # noqa: F811
) -> None:
    keep(store, update(1, caption="verbal so far", document={"file_id": "f1"}, forward_origin={}))
    await fetcher(LETTER).fetch_all()
    assert handled(store) == [Pasted("verbal so far\n\nBase $210,000", "")]


async def test_a_refusal_and_what_was_left_unread_come_through(
    fetcher: Made,
    store: SqliteStore,  # noqa: F811
) -> None:
    keep(store, with_file(1))
    await fetcher(Refusal(Reason.MACRO)).fetch_all()
    keep(store, with_file(2))
    await fetcher(Letter("x", Kind.MAIL, 1, (Reason.ENCRYPTED,))).fetch_all()
    assert handled(store) == [
        Refused(Reason.MACRO),
        Pasted("x", "offer.pdf", (Reason.ENCRYPTED,)),
    ]


async def test_trouble_on_the_way_is_waited_out_and_then_told(
    files: Files,
    fetcher: Made,
    store: SqliteStore,  # noqa: F811
    time: Hourglass,  # noqa: F811
) -> None:
    keep(store, with_file(1))
    files.faults = {"getFile": [TimedOut(), (502, "Bad Gateway")], "f1.pdf": [TimedOut()]}
    await fetcher(LETTER).fetch_all()
    assert handled(store) == [Pasted("Base $210,000", "offer.pdf")]
    assert len(time.slept) == 3
    keep(store, with_file(2))
    files.faults = {"getFile": [TimedOut() for _ in range(ATTEMPTS)]}
    await fetcher(LETTER).fetch_all()
    assert handled(store) == [Refused(Reason.OUT_OF_REACH)]


@pytest.mark.parametrize(
    ("fault", "reason"),
    [
        ((400, "Bad Request: file is too big"), Reason.TOO_LARGE),
        ((400, "Bad Request: wrong file_id"), Reason.OUT_OF_REACH),
        ((403, "Forbidden"), Reason.OUT_OF_REACH),
    ],
)
async def test_what_will_never_come_is_not_waited_for(
    fault: tuple[int, str],
    reason: Reason,
    files: Files,
    fetcher: Made,
    store: SqliteStore,  # noqa: F811
    time: Hourglass,  # noqa: F811
) -> None:
    keep(store, with_file(1))
    files.faults = {"getFile": [fault]}
    await fetcher(LETTER).fetch_all()
    assert handled(store) == [Refused(reason)]
    assert time.slept == []


async def test_size_is_looked_at_before_anything_is_fetched(
    files: Files,
    fetcher: Made,
    store: SqliteStore,  # noqa: F811
) -> None:
    keep(store, with_file(1, file_size=LARGEST + 1))
    assert store.awaiting_files() == []
    keep(store, with_file(2))
    files.found = {**files.found, "file_size": LARGEST + 1}
    await fetcher(LETTER).fetch_all()
    assert handled(store) == [Refused(Reason.TOO_LARGE), Refused(Reason.TOO_LARGE)]
    assert files.asked_for == []


async def test_a_server_in_local_mode_names_a_path_on_its_disk(
    files: Files,
    fetcher: Made,
    store: SqliteStore,  # noqa: F811
    tmp_path: Path,
) -> None:
    (tmp_path / "f1.pdf").write_bytes(b"the file")
    files.found = {"file_path": str(tmp_path / "f1.pdf")}
    keep(store, with_file(1))
    await fetcher(LETTER).fetch_all()
    keep(store, with_file(2))
    await fetcher(LETTER, "https://api.telegram.org/bot").fetch_all()
    assert handled(store) == [Pasted("Base $210,000", "offer.pdf"), Refused(Reason.OUT_OF_REACH)]


async def test_whoever_is_erased_meanwhile_is_not_answered(
    fetcher: Made,
    store: SqliteStore,  # noqa: F811
) -> None:
    keep(store, with_file(1))
    with store.transaction():
        store.erase("telegram:42")
    assert store.awaiting_files() == []
    store.complete(1, "late")
    assert store.next_pending() is None


def test_a_file_without_an_id_is_answered_at_once() -> None:
    incoming = decode(json.dumps(update(1, document={})))
    assert isinstance(incoming, Incoming)
    assert incoming.event == Sent(Unreadable.DOCUMENT)
    assert not admit(update(1, document={}), "coach_bot").awaits_file


def test_a_moving_picture_is_no_letter() -> None:
    moving = update(1, animation={}, document={"file_id": "f1"})
    assert not admit(moving, "coach_bot").awaits_file
