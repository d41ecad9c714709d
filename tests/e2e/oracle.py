"""Telegram's own text parser and limits, applied to everything the bot sends.

`parseTextEntities` of TDLib is the call the real Bot API server makes.
"""

from __future__ import annotations

import json
import re
from functools import lru_cache
from typing import Any

import tdjson

Json = dict[str, Any]
_TEXT, _CAPTION, _RAW = 4096, 1024, 32_768


class Refused(AssertionError):
    """Telegram would not take this."""


@lru_cache(maxsize=1)
def _quiet() -> None:
    _ask({"@type": "setLogVerbosityLevel", "new_verbosity_level": 0})


def _ask(query: Json) -> Json:
    answer = tdjson.td_execute(json.dumps(query).encode())
    return dict(json.loads(answer or b"{}"))


def parsed(html: str) -> str:
    """The text as it is shown. Raises Refused for mark-up that Telegram refuses."""
    _quiet()
    mode = {"@type": "textParseModeHTML"}
    answer = _ask({"@type": "parseTextEntities", "text": html, "parse_mode": mode})
    if answer["@type"] == "error":
        raise Refused(f"{answer['message']} in {html!r}")
    return str(answer["text"])


def units(text: str) -> int:
    """Length as Telegram counts it."""
    return len(text.encode("utf-16-le")) // 2


def check_text(html: str, most: int = _TEXT) -> None:
    """Mark-up, length after parsing, length before it."""
    if len(html.encode()) > _RAW:
        raise Refused("too many bytes")
    length = units(parsed(html))
    if not 1 <= length <= most:
        raise Refused(f"{length} characters")


def check_keyboard(markup: Json) -> None:
    """Rows, labels and the bytes of the data behind them."""
    rows = markup["inline_keyboard"]
    if sum(len(row) for row in rows) > 100 or any(not 1 <= len(row) <= 8 for row in rows):
        raise Refused("too many buttons, or an empty row")
    for button in (button for row in rows for button in row):
        if not button["text"].strip():
            raise Refused("a button without a label")
        if not 1 <= len(button["callback_data"].encode()) <= 64:
            raise Refused(f"{button['callback_data']!r} is too long")


def check_commands(commands: list[Json]) -> None:
    """Names and descriptions of the menu."""
    for command in commands:
        if not re.fullmatch(r"[a-z0-9_]{1,32}", command["command"]):
            raise Refused(command["command"])
        if not 1 <= len(command["description"]) <= 256:
            raise Refused(command["description"])


def check_all(seen: list[Json]) -> int:
    """Every text, caption, keyboard and edit of a run. Returns how many texts were checked."""
    shown: dict[tuple[int, int], tuple[str, str]] = {}
    checked = 0
    for request in seen:
        fields = request["fields"]
        markup = fields.get("reply_markup")
        if isinstance(markup, str):
            markup = json.loads(markup)
        if markup:
            check_keyboard(markup)
        if "caption" in fields:
            check_text(fields["caption"], _CAPTION)
        if request["method"] == "setMyCommands":
            commands = fields["commands"]
            check_commands(json.loads(commands) if isinstance(commands, str) else commands)
        if request["method"] in ("sendMessage", "editMessageText"):
            _check_message(request, json.dumps(markup, sort_keys=True), shown)
            checked += 1
    return checked


def _check_message(
    request: Json, markup: str, shown: dict[tuple[int, int], tuple[str, str]]
) -> None:
    fields = request["fields"]
    assert fields.get("parse_mode") == "HTML"
    check_text(fields["text"])
    chat = int(fields["chat_id"])
    if request["method"] == "sendMessage":
        shown[chat, request["result"]["message_id"]] = (fields["text"], markup)
        return
    place = (chat, int(fields["message_id"]))
    if place not in shown:
        raise Refused("message to edit not found")
    shown[place] = (fields["text"], markup)
