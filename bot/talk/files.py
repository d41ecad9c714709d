"""The files a person can ask for: what each is called, and what is in it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from bot.scripts.letter_files import eml, plain, web_page
from bot.scripts.page import Page
from bot.scripts.private_sheet import private_sheet
from bot.scripts.report import EmailReport
from bot.talk.desk import SessionDesk
from bot.talk.replies import File

Content = str | Page


@dataclass(frozen=True, slots=True)
class _Kind:
    """A file's name, and its content where the plan has any."""

    name: str
    made: Callable[[SessionDesk], Content | None]


def _email(desk: SessionDesk) -> EmailReport | None:
    return desk.report.drafts.email if desk.report else None


def _draft(desk: SessionDesk) -> str | None:
    email = _email(desk)
    return eml(email) if email else None


def _text(desk: SessionDesk) -> str | None:
    email = _email(desk)
    return plain(email, desk.letter_world) if email else None


def _web(desk: SessionDesk) -> str | None:
    email = _email(desk)
    return web_page(email, desk.letter_world) if email else None


def _script(desk: SessionDesk) -> str | None:
    script = desk.report.drafts.call if desk.report else None
    return f"{script}\n" if script else None


def _private(desk: SessionDesk) -> Page | None:
    return private_sheet(desk.view, desk.world) if desk.view else None


# Names are fixed: nothing that a person typed gets into one.
KINDS: Mapping[str, _Kind] = {
    "eml": _Kind("counter-offer.eml", _draft),
    "txt": _Kind("counter-offer.txt", _text),
    "html": _Kind("counter-offer.html", _web),
    "script": _Kind("call-script.txt", _script),
    "brief": _Kind("call-brief.pdf", lambda desk: desk.brief),
    "private": _Kind("PRIVATE-sheet.pdf", _private),
}


def file(kind: str, desk: SessionDesk) -> File | None:
    """A file of this kind, or None where there is no such kind or nothing to put into it."""
    known = KINDS.get(kind)
    content = known.made(desk) if known else None
    if known is None or content is None:
        return None
    return File(known.name, content, desk.phrase(f"file.{kind}"))


def offered(desk: SessionDesk) -> tuple[str, ...]:
    """The kinds of files that the plan has something for."""
    drafts = desk.report.drafts if desk.report else None
    letter = ("eml", "txt", "html") if drafts and drafts.email else ()
    script = ("script",) if drafts and drafts.call else ()
    brief = ("brief",) if desk.brief else ()
    return (*letter, *script, *brief, "private")
