"""A mail as a file: who wrote when about what, its words, and its attachments one level deep."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser

from bot.adapters.documents.limits import Refused
from bot.adapters.documents.web import web_text
from bot.reading.letters import Kind, Reason

_CONTAINER = re.compile(rb"^content-type:\s*(?:multipart|message)/", re.I | re.M)
_PART = re.compile(rb"^content-type:", re.I | re.M)
_MOST_CONTAINERS, _MOST_PARTS = 20, 100
_SHOWN = ("From", "Date", "Subject")
_LETTERS = (Kind.PDF, Kind.DOCX, Kind.HTML, Kind.TEXT)
# The attachment was made to do harm, so the mail around it is not trusted either.
_HARM = (Reason.MACRO, Reason.POLYGLOT, Reason.ZIP_BOMB, Reason.NESTED_ZIP, Reason.MISNAMED)

Attached = Callable[[bytes, str, tuple[Kind, ...]], str]
"""Reads an attachment of one of these kinds; raises Refused."""


def mail_text(data: bytes, attached: Attached) -> tuple[str, tuple[Reason, ...]]:
    """The words of a mail, and why attachments were left out. Raises Refused."""
    containers = len(_CONTAINER.findall(data))
    if containers > _MOST_CONTAINERS or len(_PART.findall(data)) > _MOST_PARTS:
        raise Refused(Reason.TOO_MANY_PARTS)
    message = BytesParser(policy=policy.default).parsebytes(data)
    assert isinstance(message, EmailMessage)  # noqa: S101
    texts, unread = [_shown(message)], []
    for part in message.iter_attachments():
        try:
            texts.append(_attachment(part, attached))
        except Refused as refused:
            if refused.reason in _HARM:
                raise
            unread.append(refused.reason)
    return "\n\n".join(texts), tuple(r for r in unread if r is not Reason.UNKNOWN_KIND)


def _attachment(part: EmailMessage, attached: Attached) -> str:
    """Pictures are mostly logos below a signature, so they are passed over."""
    if part.get_content_maintype() in ("image", "audio", "video"):
        return ""
    if part.get_content_type() == "message/rfc822":
        inner = part.get_content()
        return _shown(inner) if isinstance(inner, EmailMessage) else ""
    payload = part.get_payload(decode=True)
    if not isinstance(payload, bytes):
        raise Refused(Reason.UNKNOWN_KIND)
    return attached(payload, part.get_filename() or "", _LETTERS)


def _shown(message: EmailMessage) -> str:
    return "\n".join([*_headers(message), "", _body(message)])


def _headers(message: EmailMessage) -> Iterator[str]:
    for name in _SHOWN:
        if name in message:
            yield f"{name}: {message[name]}"


def _body(message: EmailMessage) -> str:
    body = message.get_body(("plain", "html"))
    if body is None:
        return ""
    if body.get_content_type() == "text/html":
        payload = body.get_payload(decode=True)
        return web_text(payload) if isinstance(payload, bytes) and payload.strip() else ""
    try:
        return str(body.get_content())
    except LookupError:  # a charset that nobody knows
        payload = body.get_payload(decode=True)
        return payload.decode("latin-1") if isinstance(payload, bytes) else ""
