"""Polling and sending over a network that answers as told, with a real database behind."""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from telegram import Bot
from telegram.error import NetworkError
from telegram.request import BaseRequest, RequestData

from bot import wiring
from bot.adapters.store import SqliteStore, open_store
from bot.adapters.telegram.api import connect, introduce, publish_commands
from bot.adapters.telegram.errors import AlreadyRunning, AnotherPoller, TokenRefused
from bot.adapters.telegram.lock import only_process
from bot.adapters.telegram.makers import Makers
from bot.adapters.telegram.pace import Clock
from bot.adapters.telegram.poll import Poller
from bot.adapters.telegram.quiet import silence_libraries
from bot.adapters.telegram.sender import CHATS_AT_ONCE, Sender
from bot.adapters.telegram.worker import Worker
from bot.scripts.page import Page, page_text
from bot.service import CannotRun, Outgoing, Service
from bot.talk.events import Event
from bot.talk.replies import Keep, Reply

TOKEN = "1:secret"
BLOCKED = (403, "Forbidden: bot was blocked by the user")
UNCHANGED = (400, "Bad Request: message is not modified: specified new message content …")
GONE = (400, "Bad Request: message to edit not found")
CONFLICT = (409, "Conflict: terminated by other getUpdates request")
Fault = tuple[int, str]


class Network(BaseRequest):
    """Remembers what was asked of it; answers with prepared faults and results."""

    def __init__(self) -> None:
        self.seen: list[tuple[str, dict[str, str]]] = []
        self.files: list[str] = []
        self.uploads: list[tuple[str, bytes]] = []
        self.faults: dict[str, list[Fault | Exception]] = {}
        self.refuse: Callable[[dict[str, str]], Fault | None] = lambda _: None
        self.updates: list[Any] = []
        self.retry_after: int | None = None
        self.busy = self.peak = 0
        self.asked = asyncio.Event()
        self.open = asyncio.Event()
        self.open.set()

    @property
    def read_timeout(self) -> float | None:
        return None

    async def initialize(self) -> None: ...

    async def shutdown(self) -> None: ...

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        *args: Any,
        **kwargs: Any,
    ) -> tuple[int, bytes]:
        self.busy += 1
        self.peak = max(self.peak, self.busy)
        await asyncio.sleep(0)
        self.busy -= 1
        name = url.rpartition("/")[2]
        given = request_data.json_parameters if request_data else {}
        if request_data and request_data.multipart_data:
            self.files += [str(part) for part in request_data.multipart_data.values()]
        self.seen.append((name, given))
        for file, content, _ in (request_data.multipart_data if request_data else {}).values():
            assert isinstance(content, bytes)
            self.uploads.append((file, content))
        self.asked.set()
        await self.open.wait()
        fault = next(iter(self.faults.get(name, [])), None) or self.refuse(given)
        if self.faults.get(name):
            self.faults[name].pop(0)
        if isinstance(fault, Exception):
            raise fault
        if fault:
            return fault[0], self._refusal(fault[1])
        return 200, json.dumps({"ok": True, "result": self._result(name)}).encode()

    def _result(self, name: str) -> Any:
        if name == "getMe":
            return {"id": 9, "is_bot": True, "first_name": "Coach", "username": "coach_bot"}
        return self.updates if name == "getUpdates" else True

    def _refusal(self, description: str) -> bytes:
        parameters = {"retry_after": self.retry_after} if self.retry_after else {}
        return json.dumps(
            {"ok": False, "description": description, "parameters": parameters}
        ).encode()

    def texts(self) -> list[tuple[str, str]]:
        return [(name, given["text"]) for name, given in self.seen if "text" in given]


class Hourglass:
    """Time that passes only when somebody sleeps."""

    def __init__(self) -> None:
        self.now = 1000.0
        self.slept: list[float] = []
        self.clock = Clock(wall=self.read, steady=self.read, sleep=self.sleep)

    def read(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        self.now += seconds
        self.slept.append(seconds)
        await asyncio.sleep(0)


class Parrot:
    def advance(
        self, saved: str | None, event: Event, moment: datetime
    ) -> tuple[str, tuple[Reply, ...]]:
        return f"{saved or ''}.", (Keep(type(event).__name__),)

    def apology(self, saved: str | None, error_id: str) -> str:
        return f"Something went wrong (error {error_id})."

    def farewell(self, saved: str | None) -> str:
        return "Until next time."


def draw(svg: str) -> bytes:
    """Stands for what makes the PNG, which has tests of its own."""
    if svg == "undrawable":
        raise ValueError("private words")
    return f"png of {svg}".encode()


@pytest.fixture
def network() -> Network:
    return Network()


@pytest.fixture
def bot(network: Network) -> Bot:
    return connect(TOKEN, "http://stub/bot", network)


@pytest.fixture
def time() -> Hourglass:
    return Hourglass()


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqliteStore]:
    opened = open_store(tmp_path / "coach.sqlite")
    yield opened
    opened.close()


@pytest.fixture
def poller(bot: Bot, store: SqliteStore, time: Hourglass) -> Poller:
    return Poller(bot, store, "coach_bot", lambda: None, time.clock)


@pytest.fixture
def sender(bot: Bot, store: SqliteStore, time: Hourglass) -> Sender:
    return Sender(bot, store, time.clock, Makers(draw, wiring.printer()))


def update(update_id: int, text: str = "hello", person: int = 42) -> dict[str, Any]:
    return {
        "update_id": update_id,
        "message": {
            "message_id": update_id,
            "from": {"id": person},
            "chat": {"id": person, "type": "private"},
            "text": text,
        },
    }


def say(chat: int, text: str) -> Outgoing:
    return Outgoing(chat, "sendMessage", json.dumps({"chat_id": chat, "text": text}))


def photo(chat: int, svg: str) -> Outgoing:
    payload = {"chat_id": chat, "photo": {"name": "stand.png", "svg": svg},
               "caption": "<b>figures</b>", "parse_mode": "HTML"}  # fmt: skip
    return Outgoing(chat, "sendPhoto", json.dumps(payload))


def edit(chat: int, text: str) -> Outgoing:
    payload = {"chat_id": chat, "text": text, "message_id": 5}
    return Outgoing(chat, "editMessageText", json.dumps(payload))


def left(store: SqliteStore) -> list[str]:
    rows = store._connection.execute("SELECT payload FROM outbox ORDER BY id").fetchall()
    return [json.loads(payload)["text"] for (payload,) in rows]


async def test_an_update_is_on_disk_before_the_next_poll_confirms_it(
    network: Network, poller: Poller, store: SqliteStore
) -> None:
    network.updates = [update(7), update(8)]
    await poller.poll()
    assert network.seen[0][1]["offset"] == "0"
    assert store.offset() == 9
    pending = store.next_pending()
    assert pending is not None
    assert json.loads(pending.body) == update(7)
    await poller.poll()
    assert network.seen[-1][1]["offset"] == "9"
    assert json.loads(network.seen[-1][1]["allowed_updates"])[0] == "message"


async def test_strange_updates_harm_no_other(
    network: Network, poller: Poller, store: SqliteStore, time: Hourglass
) -> None:
    strange = [{}, 7, {"update_id": "x"}, {"update_id": 2**63}, {"update_id": 3, "message": 7}]
    network.updates = [*strange, update(4)]
    await poller.poll()
    assert (store.offset(), time.slept) == (5, [])
    pending = store.next_pending()
    assert pending is not None
    assert pending.update_id == 4
    network.updates = [{}]
    await poller.poll()
    assert time.slept == [0.5]


async def test_a_tap_is_acknowledged_and_a_late_one_is_no_harm(
    network: Network, poller: Poller, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG, "bot")
    tapped = {"id": "q7", "from": {"id": 42}, "data": "v1:1:go"}
    network.updates = [{"update_id": 1, "callback_query": tapped}]
    network.faults["answerCallbackQuery"] = [(400, "Bad Request: query is too old")]
    await poller.poll()
    await asyncio.gather(*poller._acknowledgements)
    assert ("answerCallbackQuery", {"callback_query_id": "q7"}) in network.seen


async def test_only_a_minute_of_nothing_but_conflicts_ends_polling(
    network: Network, poller: Poller, time: Hourglass
) -> None:
    network.faults["getUpdates"] = [CONFLICT] * 6
    for _ in range(6):
        await poller.poll()
    network.faults["getUpdates"] = [NetworkError("down")]
    await poller.poll()
    network.faults["getUpdates"] = [CONFLICT] * 100
    began = time.now
    with pytest.raises(AnotherPoller, match="Another process"):
        await poller.run()
    assert 60 <= time.now - began < 120


async def test_a_poll_after_an_outage_starts_with_short_waits_again(
    network: Network, poller: Poller, time: Hourglass
) -> None:
    network.faults["getUpdates"] = [NetworkError("down"), (502, "Bad Gateway"), (500, "Oops")]
    for _ in range(4):
        await poller.poll()
    network.faults["getUpdates"] = [NetworkError("down")]
    await poller.poll()
    assert time.slept == [0.5, 1.0, 2.0, 0.5]


async def test_a_token_that_is_withdrawn_ends_polling(
    network: Network, bot: Bot, poller: Poller, time: Hourglass
) -> None:
    await introduce(bot, time.clock)
    network.faults["getUpdates"] = [(401, "Unauthorized")]
    with pytest.raises(TokenRefused, match="TELEGRAM_BOT_TOKEN"):
        await poller.run()


async def test_the_start_waits_for_the_network_but_not_for_a_refused_token(
    network: Network, bot: Bot, time: Hourglass
) -> None:
    network.faults["getMe"] = [NetworkError("down")] * 7
    assert await introduce(bot, time.clock) == "coach_bot"
    assert time.slept == [0.5, 1.0, 2.0, 4.0, 8.0, 15.0, 15.0]
    await bot.shutdown()
    network.faults["getMe"] = [(401, "Unauthorized")]
    with pytest.raises(TokenRefused) as refused:
        await introduce(bot, time.clock)
    assert "secret" not in str(refused.value)


async def test_commands_are_published(network: Network, bot: Bot, time: Hourglass) -> None:
    network.faults["setMyCommands"] = [(500, "Oops")]
    await publish_commands(bot, {"en": [("start", "Begin")]}, time.clock)
    commands = json.loads(network.seen[-1][1]["commands"])
    assert commands == [{"command": "start", "description": "Begin"}]


async def test_chats_keep_their_order(network: Network, sender: Sender, store: SqliteStore) -> None:
    for number in range(40):
        store.post("p", [say(number % 20, f"{number % 20}:{number:02}")])
    await sender.drain()
    texts = [text for _, text in network.texts()]
    assert len(texts) == 40
    assert network.peak == CHATS_AT_ONCE
    for chat in range(20):
        own = [text for text in texts if text.startswith(f"{chat}:")]
        assert own == sorted(own)
    assert left(store) == []


async def test_a_flood_limit_is_kept_by_its_chat_across_restarts(
    network: Network, bot: Bot, sender: Sender, store: SqliteStore, time: Hourglass
) -> None:
    store.post("p", [say(1, "first"), say(1, "second"), say(2, "other")])
    network.retry_after = 30
    network.refuse = lambda given: (429, "Too Many Requests") if given["text"] == "first" else None
    await sender.drain()
    assert left(store) == ["first", "second"]
    restarted = Sender(bot, store, time.clock, Makers(draw, wiring.printer()))
    time.now += 29.9
    await restarted.drain()
    assert left(store) == ["first", "second"]
    network.refuse = lambda _: None
    time.now += 0.1
    await restarted.drain()
    assert [text for _, text in network.texts()][-2:] == ["first", "second"]
    assert left(store) == []


PAGE = Page(title="T", under="u", sections=(), foot="f", unprintable="□")


def upload(**document: Any) -> Outgoing:
    return Outgoing(1, "sendDocument", json.dumps({"chat_id": 1, "document": document}))


async def test_a_page_is_printed_when_it_is_sent_and_a_text_goes_as_it_waited(
    network: Network, sender: Sender, store: SqliteStore
) -> None:
    """The second row is as it was written before there were pages."""
    page = upload(name="b.pdf", page=PAGE.model_dump(mode="json"))
    store.post("p", [page, upload(name="counter-offer.txt", content="Subject: …\r\n")])
    await sender.drain()
    (name, sheet), text = network.uploads
    assert name == "b.pdf" and sheet == wiring.printer()(PAGE) and sheet.startswith(b"%PDF")
    assert text == ("counter-offer.txt", "Subject: …\r\n".encode())
    assert store.parcels(0, 9) == []


async def test_a_page_that_cannot_be_printed_goes_as_its_text(
    network: Network,
    bot: Bot,
    store: SqliteStore,
    time: Hourglass,
    caplog: pytest.LogCaptureFixture,
) -> None:
    def jammed(page: Page) -> bytes:
        raise ValueError(page.title)

    store.post("p", [upload(name="b.pdf", page=PAGE.model_dump(mode="json")), say(1, "after")])
    await Sender(bot, store, time.clock, Makers(draw, jammed)).drain()
    assert network.uploads == [("b.pdf.txt", page_text(PAGE).encode())]
    assert network.texts() == [("sendMessage", "after")]
    assert "page not printed" in caplog.text and "=T" not in caplog.text


async def test_whoever_blocked_the_bot_gets_nothing_more(
    network: Network, sender: Sender, store: SqliteStore
) -> None:
    store.save("p", "{}")
    store.post("p", [say(1, "first"), say(1, "second")])
    network.refuse = lambda _: BLOCKED
    await sender.drain()
    assert left(store) == []
    assert network.texts() == [("sendMessage", "first")]
    assert store._connection.execute("SELECT reachable FROM session").fetchall() == [(0,)]


async def test_a_refused_message_does_not_hold_up_its_chat(
    network: Network, sender: Sender, store: SqliteStore, caplog: pytest.LogCaptureFixture
) -> None:
    store.post("p", [say(1, "broken <b>"), Outgoing(1, "sendMessage", "{"), say(1, "fine")])
    network.refuse = lambda given: (
        (400, "Bad Request: broken <b>") if "<" in given["text"] else None
    )
    await sender.drain()
    assert [text for _, text in network.texts()] == ["broken <b>", "fine"]
    assert left(store) == []
    assert "message refused error=" in caplog.text
    assert "<b>" not in caplog.text


async def test_an_edit_is_done_or_comes_as_a_new_message(
    network: Network, sender: Sender, store: SqliteStore
) -> None:
    store.post("p", [edit(1, "same"), edit(2, "gone")])
    network.refuse = lambda given: (
        None if "message_id" not in given else UNCHANGED if given["text"] == "same" else GONE
    )
    await sender.drain()
    assert sorted(network.texts()) == [
        ("editMessageText", "gone"),
        ("editMessageText", "same"),
        ("sendMessage", "gone"),
    ]
    assert left(store) == []


async def test_an_outage_is_waited_out_without_losing_order(
    network: Network, sender: Sender, store: SqliteStore, time: Hourglass
) -> None:
    store.post("p", [say(1, "first"), say(1, "second")])
    network.faults["sendMessage"] = [NetworkError("down"), (502, "Bad Gateway"), (500, "Oops")]
    for _ in range(4):
        await sender.drain()
        time.now = store.next_due() or time.now
    assert [text for _, text in network.texts()] == ["first"] * 4 + ["second"]
    assert time.now == 1000 + 0.5 + 1 + 2


async def test_a_row_under_way_is_not_sent_again_when_another_is_posted(
    network: Network, sender: Sender, store: SqliteStore
) -> None:
    network.open.clear()
    store.post("p", [say(1, "first")])
    sender.start_due()
    await network.asked.wait()
    store.post("p", [say(1, "second")])
    sender.start_due()
    network.open.set()
    await sender.drain()
    assert [text for _, text in network.texts()] == ["first", "second"]
    assert left(store) == []


async def test_a_stopped_sender_ends_what_is_under_way_and_writes_it_down(
    network: Network, sender: Sender, store: SqliteStore
) -> None:
    store.post("p", [say(1, "first"), say(1, "second")])
    running = asyncio.create_task(sender.run())
    await network.asked.wait()
    running.cancel()
    with pytest.raises(asyncio.CancelledError):
        await running
    assert [text for _, text in network.texts()] == ["first", "second"]
    assert left(store) == []


async def test_a_picture_is_drawn_when_it_is_sent(
    network: Network, sender: Sender, store: SqliteStore
) -> None:
    store.post("p", [photo(1, "<svg/>"), say(1, "after it")])
    assert "png" not in store.parcels(0, 1)[0].outgoing.payload.replace("stand.png", "")
    await sender.drain()
    assert [name for name, _ in network.seen] == ["sendPhoto", "sendMessage"]
    assert network.seen[0][1]["caption"] == "<b>figures</b>"
    assert len(network.files) == 1 and "png of <svg/>" in network.files[0]
    assert left(store) == []


@pytest.mark.parametrize(
    ("svg", "faults"), [("undrawable", []), ("<svg/>", [(400, "Bad Request: PHOTO_INVALID")])]
)
async def test_a_picture_that_cannot_be_leaves_its_words(
    svg: str, faults: list[Fault | Exception], network: Network, sender: Sender,
    store: SqliteStore, caplog: pytest.LogCaptureFixture,
) -> None:  # fmt: skip
    network.faults["sendPhoto"] = faults
    store.post("p", [photo(1, svg), say(1, "after it")])
    await sender.drain()
    assert network.texts() == [("sendMessage", "<b>figures</b>"), ("sendMessage", "after it")]
    assert network.seen[-2][1]["parse_mode"] == "HTML"
    assert left(store) == [] and "private words" not in caplog.text


async def test_a_picture_waits_like_any_message(
    network: Network, sender: Sender, store: SqliteStore, time: Hourglass
) -> None:
    network.faults["sendPhoto"] = [(429, "Too Many Requests"), NetworkError("gone")]
    network.retry_after = 5
    store.post("p", [photo(1, "<svg/>"), say(1, "after it")])
    await sender.drain()
    assert network.texts() == [] and len(store.parcels(1e12, 9)) == 2
    for _ in range(2):
        time.now += 60
        await sender.drain()
    assert [name for name, _ in network.seen] == ["sendPhoto"] * 3 + ["sendMessage"]


async def test_the_parts_together_answer_and_log_nothing_private(
    network: Network, bot: Bot, store: SqliteStore, time: Hourglass,
    caplog: pytest.LogCaptureFixture,
) -> None:  # fmt: skip
    silence_libraries()
    caplog.set_level(logging.DEBUG)
    sender = Sender(bot, store, time.clock, Makers(draw, wiring.printer()))
    worker = Worker(Service(Parrot(), store), sender.wake, time.clock)
    poller = Poller(bot, store, "coach_bot", worker.wake, time.clock)
    network.updates = [update(1, "210k private"), update(2, "/start"), update(3, "hi", person=43)]
    for _ in range(2):  # the second time all three are delivered again
        await poller.poll()
        await worker.handle_all()
        await sender.drain()
    by_chat = sorted(
        (given["chat_id"], given["text"]) for _, given in network.seen if "text" in given
    )
    assert by_chat == [("42", "Command"), ("42", "Said"), ("43", "Said")]
    assert store.session("telegram:42") == ".."
    assert "received updates=3" in caplog.text
    for private in ("210k", "secret", "42", "start", "stub"):
        assert private not in caplog.text


def test_a_second_process_is_refused(tmp_path: Path) -> None:
    database = tmp_path / "coach.sqlite"
    already = pytest.raises(AlreadyRunning, match="already running")
    with only_process(database), already, only_process(database):
        pass
    with only_process(database):
        pass
    with pytest.raises(CannotRun, match="lock file"), only_process(tmp_path / "no" / "x"):
        pass
