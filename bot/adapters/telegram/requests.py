"""From replies to requests of the Bot API, as they wait in the outbox."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from bot.adapters.telegram.callbacks import pack
from bot.service import Incoming, Outgoing
from bot.talk.replies import Card, Document, Erase, File, Keep, Picture, Reply

SEND = "sendMessage"
EDIT = "editMessageText"
UPLOAD = "sendDocument"
PHOTO = "sendPhoto"


def encode(incoming: Incoming, replies: Sequence[Reply]) -> list[Outgoing]:
    """Return the requests in order. After a tap the first card takes the tapped one's place."""
    card = incoming.card
    requests = []
    for reply in replies:
        requests.append(_request(incoming.chat, card, reply))
        if isinstance(reply, Card | Erase):
            card = None
    return requests


def _request(chat: int, card: int | None, reply: Reply) -> Outgoing:
    match reply:
        case Card():
            return _card(chat, card, reply.html, **_keyboard(reply))
        case Erase():
            return _card(chat, card, reply.html)
        case Keep():
            return message(chat, reply.html)
        case Document():
            return _document(chat, reply)
        case Picture():
            return _photo(chat, reply)
        case File():
            return _file(chat, reply)


def message(chat: int, html: str) -> Outgoing:
    """Return a request for a new message."""
    return _card(chat, None, html)


def _card(chat: int, card: int | None, html: str, **more: str) -> Outgoing:
    payload = {"chat_id": chat, "text": html, "parse_mode": "HTML", **more}
    if card is None:
        return Outgoing(chat, SEND, json.dumps(payload))
    return Outgoing(chat, EDIT, json.dumps({**payload, "message_id": card}))


def _keyboard(card: Card) -> dict[str, str]:
    """Without buttons there is no markup; in an edit that takes the old buttons away."""
    rows = [
        [
            {"text": button.label, "callback_data": pack(button.action, card.revision)}
            for button in row
        ]
        for row in card.buttons
    ]
    return {"reply_markup": json.dumps({"inline_keyboard": rows})} if rows else {}


def _document(chat: int, document: Document) -> Outgoing:
    name = document.name if document.name.endswith(".txt") else f"{document.name}.txt"
    file = {"name": name, "content": document.content}
    return Outgoing(chat, UPLOAD, json.dumps({"chat_id": chat, "document": file}))


def _photo(chat: int, picture: Picture) -> Outgoing:
    """The drawing waits as SVG, which is small; the PNG is made when it is sent."""
    photo = {"name": picture.name, "svg": picture.svg}
    payload = {"chat_id": chat, "photo": photo, "caption": picture.caption, "parse_mode": "HTML"}
    return Outgoing(chat, PHOTO, json.dumps(payload))


def as_caption_alone(payload: dict[str, Any]) -> dict[str, Any]:
    """Turn a photo into a message, for when there can be no photo: its figures still arrive."""
    kept = {key: value for key, value in payload.items() if key not in ("photo", "caption")}
    return {**kept, "text": payload["caption"]}


def _file(chat: int, file: File) -> Outgoing:
    """A page waits as data, which is small; the PDF is made when it is sent."""
    if isinstance(file.content, str):
        document: dict[str, Any] = {"name": file.name, "content": file.content}
    else:
        document = {"name": file.name, "page": file.content.model_dump(mode="json")}
    payload = {"chat_id": chat, "document": document, "caption": file.caption}
    return Outgoing(chat, UPLOAD, json.dumps(payload))


def as_new_message(payload: dict[str, Any]) -> dict[str, Any]:
    """Turn an edit into a message, for when the one to edit is gone."""
    return {key: value for key, value in payload.items() if key != "message_id"}
