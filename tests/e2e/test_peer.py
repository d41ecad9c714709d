"""The judges judged: the peer and the oracle must refuse what Telegram refuses, and no more.

Spoken to through python-telegram-bot, because that is what the coach speaks through.
"""

from __future__ import annotations

import base64
import signal
import subprocess
import sys
from collections.abc import AsyncIterator, Iterator
from typing import Any

import pytest
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, InputFile
from telegram.error import (
    BadRequest,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
)

from tests.e2e.harness import PATIENCE, TOKEN, PeerProcess, Person
from tests.e2e.ledger import acknowledged, check_ledger
from tests.e2e.oracle import (
    Refused,
    check_all,
    check_commands,
    check_keyboard,
    check_text,
    parsed,
    units,
)

Json = dict[str, Any]
CHAT = 1001
KEYBOARD = InlineKeyboardMarkup([[InlineKeyboardButton("Yes", callback_data="v1:1:yes")]])


@pytest.fixture
async def bot(peer: PeerProcess) -> AsyncIterator[Bot]:
    async with Bot(TOKEN, base_url=f"{peer.url}/bot") as started:
        yield started


@pytest.fixture
def victim() -> Iterator[subprocess.Popen[bytes]]:
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as process:
        yield process
        process.kill()


def message(text: str, message_id: int = 1, method: str = "sendMessage", **more: Any) -> Json:
    """A request as the peer keeps it."""
    fields = {"chat_id": CHAT, "text": text, "parse_mode": "HTML", **more}
    if method == "editMessageText":
        fields["message_id"] = message_id
    return {"method": method, "fields": fields, "files": {}, "result": {"message_id": message_id}}


def edit(text: str, **more: Any) -> Json:
    return message(text, method="editMessageText", **more)


def rows(*buttons: Json) -> Json:
    return {"inline_keyboard": [list(buttons)]}


def button(label: str = "Yes", data: str = "v1:1:yes") -> Json:
    return {"text": label, "callback_data": data}


async def test_the_bot_has_a_name(bot: Bot) -> None:
    assert bot.username == "counteroffer_test_bot"


async def test_a_card_its_edit_and_a_file_are_kept_whole(
    peer: PeerProcess, bot: Bot, ana: Person
) -> None:
    card = await bot.send_message(CHAT, "<b>one</b>", parse_mode="HTML", reply_markup=KEYBOARD)
    assert (ana.card["text"], ana.labels) == ("<b>one</b>", ["Yes"])
    await bot.edit_message_text("two", CHAT, card.message_id, parse_mode="HTML")
    ana.look()
    assert ana.messages[card.message_id] == {"text": "two", "rows": []}
    await bot.send_document(CHAT, InputFile(b"an email\n", filename="counter-offer.txt"))
    ana.look()
    assert ana.documents == [("counter-offer.txt", "an email\n")]
    assert [request["method"] for request in peer.seen] == [
        "getMe", "sendMessage", "editMessageText", "sendDocument"
    ]  # fmt: skip
    assert check_all(peer.seen) == 2
    check_ledger(peer.seen)


async def test_a_tap_carries_what_the_newest_card_carries(
    peer: PeerProcess, bot: Bot, ana: Person
) -> None:
    card = await bot.send_message(CHAT, "one", reply_markup=KEYBOARD)
    changed = InlineKeyboardMarkup([[InlineKeyboardButton("No", callback_data="v1:2:no")]])
    await bot.edit_message_text("two", CHAT, card.message_id, reply_markup=changed)
    with pytest.raises(AssertionError, match="no button"):
        ana.tapped("Yes")
    peer.push(ana.tapped("No"))
    (update,) = await bot.get_updates(timeout=5)
    query = update.callback_query
    assert query and query.message
    assert (query.data, query.message.message_id) == ("v1:2:no", card.message_id)
    assert acknowledged(peer.seen) == []
    await query.answer()
    assert acknowledged(peer.seen) == [query.id]


@pytest.mark.parametrize(
    ("status", "words", "kind"),
    [
        (400, "Bad Request: can't parse entities", BadRequest),
        (401, "Unauthorized", InvalidToken),
        (403, "Forbidden: bot was blocked by the user", Forbidden),
        (409, "Conflict: terminated by other getUpdates request", Conflict),
        (500, "Internal Server Error", NetworkError),
    ],
)
async def test_a_fault_is_raised_once_and_then_over(
    peer: PeerProcess, bot: Bot, status: int, words: str, kind: type[TelegramError]
) -> None:
    peer.fault("sendMessage", status, words)
    with pytest.raises(TelegramError) as refusal:
        await bot.send_message(CHAT, "refused")
    assert type(refusal.value) is kind
    await bot.send_message(CHAT, "taken")
    assert [r["fields"]["text"] for r in peer.seen if r["method"] == "sendMessage"] == ["taken"]


@pytest.mark.filterwarnings("ignore:.*retry_after")
async def test_a_429_says_how_long_to_wait(peer: PeerProcess, bot: Bot) -> None:
    peer.fault("sendMessage", 429, "Too Many Requests: retry after 7", retry_after=7)
    with pytest.raises(RetryAfter) as refusal:
        await bot.send_message(CHAT, "refused")
    assert refusal.value.retry_after == 7


async def test_a_fault_of_one_method_leaves_the_others(peer: PeerProcess, bot: Bot) -> None:
    peer.fault("getUpdates", 409, "Conflict: terminated by other getUpdates request")
    await bot.send_message(CHAT, "taken")
    with pytest.raises(Conflict):
        await bot.get_updates()


async def test_a_fault_of_one_chat_leaves_the_others(peer: PeerProcess, bot: Bot) -> None:
    peer.fault("sendMessage", 403, "Forbidden: bot was blocked by the user", chat=CHAT)
    await bot.send_message(CHAT + 1, "taken")
    with pytest.raises(Forbidden):
        await bot.send_message(CHAT, "refused")
    await bot.send_message(CHAT, "taken")


async def test_what_was_refused_is_kept_too(peer: PeerProcess, bot: Bot) -> None:
    peer.fault("sendMessage", 500, "Internal Server Error")
    for text in ("by order", " "):
        with pytest.raises(TelegramError):
            await bot.send_message(CHAT, text)
    kept = [(request["fields"]["text"], request["status"]) for request in peer.refused]
    assert kept == [("by order", 500), (" ", 400)]
    assert not [request for request in peer.seen if request["method"] == "sendMessage"]


@pytest.mark.filterwarnings("ignore:Please use")
async def test_a_condemned_process_dies_with_the_next_result_and_not_before(
    peer: PeerProcess, bot: Bot, ana: Person, victim: subprocess.Popen[bytes]
) -> None:
    peer.condemn(victim.pid, "getUpdates", delay=0)
    await bot.send_message(CHAT, "another method")
    assert await fetch(bot, offset=0) == []
    assert victim.poll() is None
    peer.push(ana.message(text="one"))
    await fetch(bot, offset=0)
    assert victim.wait(PATIENCE) == -signal.SIGKILL


@pytest.mark.filterwarnings("ignore:Please use")
async def test_updates_come_until_confirmed_malformed_ones_too(
    peer: PeerProcess, bot: Bot, ana: Person
) -> None:
    broken = {"message": {"message_id": "what", "text": {"not": "text"}}}
    first, second, third = peer.push(ana.message(text="one"), broken, ana.message(text="two"))
    for _ in range(2):
        updates = await fetch(bot, offset=first)
        assert [update["update_id"] for update in updates] == [first, second, third]
        assert updates[1] == {"update_id": second, **broken}
    assert [update["update_id"] for update in await fetch(bot, offset=third)] == [third]
    assert await fetch(bot, offset=third + 1) == []
    assert await fetch(bot, offset=first) == []


async def fetch(bot: Bot, offset: int) -> list[Json]:
    """Raw, as the coach does it: the library cannot parse a malformed one."""
    wanted = {"offset": offset, "timeout": 0}
    updates: list[Json] = await bot.do_api_request("getUpdates", api_kwargs=wanted)
    return updates


@pytest.mark.parametrize(
    "html",
    ["a<br>b", "<h1>a</h1>", "<b>a", "<b><i>a</b></i>", "a < b", "", "x" * 4097, "😀" * 2049],
)
def test_telegram_refuses_these_texts(html: str) -> None:
    with pytest.raises(Refused):
        check_text(html)


@pytest.mark.parametrize(
    "html",
    ["a\nb", "<b><i>a</i></b>", "a &lt; b", "R&D", "<b>" + "x" * 4096 + "</b>", "😀" * 2048],
)
def test_telegram_takes_these_texts(html: str) -> None:
    check_text(html)


def test_length_is_counted_after_parsing_and_in_utf16() -> None:
    assert parsed("<pre>a &amp; 😀</pre>") == "a & 😀"
    assert units("a & 😀") == 6
    check_text("x" * 1024, most=1024)
    with pytest.raises(Refused):
        check_text("x" * 1025, most=1024)
    with pytest.raises(Refused, match="bytes"):
        check_text("<b></b>" * 4700 + "x")


@pytest.mark.parametrize(
    "markup",
    [
        rows(button(data="x" * 65)),
        rows(button(data="é" * 33)),
        rows(button(data="")),
        rows(button(label=" ")),
        rows(*[button()] * 9),
        rows(),
        {"inline_keyboard": [[button()] * 8] * 13},
    ],
)
def test_telegram_refuses_these_keyboards(markup: Json) -> None:
    with pytest.raises(Refused):
        check_keyboard(markup)
    with pytest.raises(Refused):
        check_all([message("a", reply_markup=markup)])


def test_telegram_takes_the_largest_keyboard() -> None:
    check_keyboard({"inline_keyboard": [[button(data="x" * 64)] * 8] * 12})


async def test_the_peer_refuses_long_data_by_itself(bot: Bot) -> None:
    long = InlineKeyboardMarkup([[InlineKeyboardButton("Yes", callback_data="é" * 33)]])
    with pytest.raises(BadRequest):
        await bot.send_message(CHAT, "a", reply_markup=long)


@pytest.mark.parametrize(
    ("name", "description"),
    [
        ("Start", "a"),
        ("my-plan", "a"),
        ("", "a"),
        ("x" * 33, "a"),
        ("plan", ""),
        ("plan", "x" * 257),
    ],
)
def test_telegram_refuses_these_commands(name: str, description: str) -> None:
    check_commands([{"command": "my_plan", "description": "x" * 256}])
    with pytest.raises(Refused):
        check_commands([{"command": name, "description": description}])


@pytest.mark.parametrize(
    ("requests", "words"),
    [
        ([edit("a")], "not found"),
        ([message("a", message_id=2), edit("b")], "not found"),
        ([message("a"), edit("a")], "not modified"),
        ([message("a"), edit("a", reply_markup={"inline_keyboard": []})], "not modified"),
        ([message("a"), edit("b"), edit("b")], "not modified"),
    ],
)
def test_telegram_refuses_these_edits(requests: list[Json], words: str) -> None:
    with pytest.raises(Refused, match=words):
        check_ledger(requests)


def test_telegram_takes_an_edit_that_changes_text_or_keyboard() -> None:
    yes = rows(button())
    first, second = message("a", reply_markup=yes), edit("b", reply_markup=yes)
    check_ledger([first, second, edit("b"), edit("a"), edit("b")])


@pytest.mark.parametrize("copied", ["", "x" * 257])
def test_telegram_refuses_to_copy_so_much(copied: str) -> None:
    check_ledger(
        [message("a", reply_markup=rows({"text": "Copy", "copy_text": {"text": "x" * 256}}))]
    )
    with pytest.raises(Refused, match="copies"):
        check_ledger(
            [message("a", reply_markup=rows({"text": "Copy", "copy_text": {"text": copied}}))]
        )


@pytest.mark.parametrize(("name", "content"), [("", b"a"), ("empty.txt", b"")])
def test_telegram_refuses_these_files(name: str, content: bytes) -> None:
    file = {"name": name, "data": base64.b64encode(content).decode()}
    request = {"method": "sendDocument", "fields": {"chat_id": CHAT}, "files": {"document": file}}
    with pytest.raises(Refused):
        check_ledger([request])
