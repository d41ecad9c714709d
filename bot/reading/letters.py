"""A letter as the coach takes it in: its text, or the reason why there is none."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """The kinds of file that can hold a letter."""

    PDF = "pdf"
    DOCX = "docx"
    HTML = "html"
    MAIL = "eml"
    TEXT = "txt"


class Reason(StrEnum):
    """Why a file was not read. Each has its sentence, with what to do next, in the phrases."""

    NO_TEXT_LAYER = "no_text_layer"  # a scan or a picture
    ENCRYPTED = "encrypted"
    BROKEN = "broken"
    EMPTY = "empty"
    TOO_LARGE = "too_large"
    TOO_MANY_PAGES = "too_many_pages"
    TOO_MANY_PARTS = "too_many_parts"  # mails in mails
    MACRO = "macro"
    POLYGLOT = "polyglot"  # two kinds of file in one
    MISNAMED = "misnamed"  # the name says PDF or Word, the content is something else
    NESTED_ZIP = "nested_zip"
    ZIP_BOMB = "zip_bomb"
    UNKNOWN_KIND = "unknown_kind"
    TIMED_OUT = "timed_out"
    OUT_OF_REACH = "out_of_reach"  # it could not be fetched from the messenger


@dataclass(frozen=True, slots=True)
class Letter:
    """The text of a file, lines in reading order, the cells of a row on one line with tabs between.

    `pages` is 1 where the kind of file has none; `unread` says what of its attachments was
    left out, and why.
    """

    text: str
    kind: Kind
    pages: int = 1
    unread: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Refusal:
    """A file that was not read."""

    reason: Reason
