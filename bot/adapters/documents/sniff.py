"""What kind of file it is, by its bytes. Only looks for marks; parses nothing."""

from __future__ import annotations

import re

from bot.adapters.documents.limits import Limits, Refused
from bot.reading.letters import Kind, Reason

_HEAD = 1024
_ZIP, _ZIP_END, _ZIP_END_SIZE = b"PK\x03\x04", b"PK\x05\x06", 22
_LONGEST_ZIP_COMMENT = 0xFFFF
_PDF, _PDF_END = b"%PDF-", b"%%EOF"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # old Word, and Word files with a password
_OLE_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_PICTURES = (b"\x89PNG\r\n", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*", b"RIFF")
_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*"
    rb"<(?:!doctype\s+html|html|head|body|meta|title|div|table|p|h[1-6]|span|font)\b",
    re.I | re.S,
)
_FOREIGN = re.compile(rb"<(?:!doctype\s+html|html|script|\?php)|PK\x03\x04", re.I)
_HEADER = re.compile(rb"[A-Za-z][A-Za-z0-9-]*:[ \t\r\n]")
_MAIL = re.compile(
    rb"^(from|to|subject|date|mime-version|received|return-path|delivered-to|message-id"
    rb"|content-type|reply-to):",
    re.I | re.M,
)
_FEWEST_MAIL_HEADERS = 2
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\r\f\x1b"))
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_NAMED = {".pdf": Kind.PDF, ".docx": Kind.DOCX}


def kind_of(data: bytes, name: str, limits: Limits) -> Kind:
    """The kind of a file. Raises Refused for what is no letter, or more than one kind at once.

    The name decides nothing; it only must not say PDF or Word where the content says other.
    """
    if len(data) > limits.size:
        raise Refused(Reason.TOO_LARGE)
    if not data:
        raise Refused(Reason.EMPTY)
    kind = _marked(data) or _worded(data, limits)
    said = next((k for end, k in _NAMED.items() if name.casefold().endswith(end)), kind)
    if said is not kind:
        raise Refused(Reason.MISNAMED)
    return kind


def _marked(data: bytes) -> Kind | None:
    """The kinds that begin with a mark of their own."""
    if data.startswith(_PDF):
        return _pdf(data)
    if data.startswith(_ZIP):
        return Kind.DOCX
    if _PDF in data[:_HEAD] or _ends_as_zip(data):
        raise Refused(Reason.POLYGLOT)
    if data.startswith(_OLE):
        raise Refused(Reason.ENCRYPTED if _OLE_ENCRYPTED in data else Reason.UNKNOWN_KIND)
    if data.startswith(_PICTURES):
        raise Refused(Reason.NO_TEXT_LAYER)
    if data.startswith(b"{\\rtf"):
        raise Refused(Reason.UNKNOWN_KIND)
    return None


def _pdf(data: bytes) -> Kind:
    """A PDF from its first byte to its last; a cut one could lack the line that matters."""
    before, mark, after = data.rpartition(_PDF_END)
    if _ends_as_zip(data) or _FOREIGN.search(data[:_HEAD]) or _FOREIGN.search(after):
        raise Refused(Reason.POLYGLOT)
    if not mark or not before or len(after.strip(b"\0\r\n \t")) > _HEAD:
        raise Refused(Reason.BROKEN)
    return Kind.PDF


def _ends_as_zip(data: bytes) -> bool:
    """Whether whoever reads archives from their end would find one here."""
    start = max(0, len(data) - _ZIP_END_SIZE - _LONGEST_ZIP_COMMENT)
    return _ZIP_END in data[start:]


def _worded(data: bytes, limits: Limits) -> Kind:
    """The kinds that are made of words."""
    head = data[:_HEAD].removeprefix(b"\xef\xbb\xbf")
    if _HTML.match(head):
        kind = Kind.HTML
    elif _is_mail(data):
        return Kind.MAIL
    elif data.startswith(_UTF_16) or not set(data) & set(_CONTROLS):
        kind = Kind.TEXT
    else:
        raise Refused(Reason.UNKNOWN_KIND)
    if len(data) > limits.text_size:
        raise Refused(Reason.TOO_LARGE)
    return kind


def _is_mail(data: bytes) -> bool:
    """Headers from the first line on, two of them a mail's."""
    if not _HEADER.match(data):
        return False
    headers = re.split(rb"\r?\n\r?\n", data[: 64 * _HEAD], maxsplit=1)[0]
    found = {match[1].lower() for match in _MAIL.finditer(headers)}
    return len(found) >= _FEWEST_MAIL_HEADERS
