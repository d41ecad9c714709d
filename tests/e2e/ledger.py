"""What the peer takes and Telegram would not: edits that change nothing, files, taps, copies.

The peer is lenient where it keeps no messages; these rules replay the requests and keep them.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Iterable, Iterator
from typing import Any

from tests.e2e.oracle import Refused

Json = dict[str, Any]
Place = tuple[int, int]

_COPIED = 256
_FILE = 50 * 1024 * 1024


def check_ledger(seen: Iterable[Json]) -> None:
    """Refuses an edit of what is not there or stays the same, an empty file, a long copy."""
    shown: dict[Place, tuple[str, str]] = {}
    for request in seen:
        for button in _buttons(request["fields"]):
            _check_copied(button)
        for file in request["files"].values():
            _check_file(file)
        if request["method"] in ("sendMessage", "editMessageText"):
            _show(request, shown)


def acknowledged(seen: Iterable[Json]) -> list[str]:
    """The taps whose spinner was stopped, in order; one that comes twice was answered twice."""
    answers = (request for request in seen if request["method"] == "answerCallbackQuery")
    return [str(request["fields"]["callback_query_id"]) for request in answers]


def _show(request: Json, shown: dict[Place, tuple[str, str]]) -> None:
    fields = request["fields"]
    content = (str(fields["text"]), json.dumps(_rows(fields), sort_keys=True))
    place = (int(fields["chat_id"]), int(request["result"]["message_id"]))
    if request["method"] == "editMessageText":
        if place not in shown:
            raise Refused("message to edit not found")
        if shown[place] == content:
            raise Refused(f"message is not modified: {fields['text'][:60]!r}")
    shown[place] = content


def _rows(fields: Json) -> list[list[Json]]:
    """The keyboard; no markup and an empty keyboard look the same to a person."""
    markup = fields.get("reply_markup") or "{}"
    decoded: Json = json.loads(markup) if isinstance(markup, str) else markup
    rows: list[list[Json]] = decoded.get("inline_keyboard", [])
    return rows


def _buttons(fields: Json) -> Iterator[Json]:
    for row in _rows(fields):
        yield from row


def _check_copied(button: Json) -> None:
    if "copy_text" in button and not 1 <= len(button["copy_text"]["text"]) <= _COPIED:
        raise Refused(f"{button['text']!r} copies too much or nothing")


def _check_file(file: Json) -> None:
    if not file["name"]:
        raise Refused("a file without a name")
    if not 1 <= len(base64.b64decode(file["data"])) <= _FILE:
        raise Refused(f"{file['name']} is empty or too big")
