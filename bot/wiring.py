"""The only place that builds the object graph.

What only one command needs is imported there, so that `coach plan` starts fast.
"""

from __future__ import annotations

import json
import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from bot import paths
from bot.core.facts import Names
from bot.guides.library import World
from bot.guides.load import load_world
from bot.guides.yaml_files import BadData, Document, parse, validated
from bot.reading.case import Case
from bot.reading.changes import changed
from bot.reading.letters import Letter, Refusal
from bot.reading.situation import BadCase, situation
from bot.rules.plan import Plan, plan
from bot.scripts.charts import Audience, Drawn, Kind, Theme, chart, drawn
from bot.scripts.drafts import drafts as drafts_of
from bot.scripts.private import private
from bot.scripts.render import press
from bot.scripts.report import PlanReport, report
from bot.scripts.rulebook import explained, opened_text, rulebook, rules_page
from bot.scripts.what_if import WhatIf, differences, side_by_side

if TYPE_CHECKING:
    from bot.scripts.page import Page
    from bot.service import Printer, Service


@lru_cache(maxsize=1)
def world() -> World:
    """All data and words, loaded once."""
    own = os.environ.get("COACH_RATES", "").strip()
    rates = Path(own).expanduser() if own else None
    return load_world(paths.data_folder(), paths.templates_folder(), rates)


@dataclass(frozen=True, slots=True)
class PlannedCase:
    """A case's plan in each shape; a draft is None where it was refused or cannot be written."""

    text: str
    json: str
    email: str | None
    call: str | None
    why_no_draft: str
    trace: str


@dataclass(frozen=True, slots=True)
class ChartWanted:
    """Which chart, on which background, for whose eyes."""

    kind: Kind
    theme: Theme
    audience: Audience


@dataclass(frozen=True, slots=True)
class CasePages:
    """A case's two sheets; the brief is None where nothing may be said, and why."""

    brief: Page | None
    private: Page
    why_no_brief: str


def check_language(language: str | None) -> None:
    """Raises BadData where there is no folder of words for a language."""
    spoken = sorted(world().words)
    if language is not None and language not in spoken:
        raise BadData("language", f"there is no {language!r}; known: {', '.join(spoken)}")


def plan_case(
    text: str, name: str, language: str | None = None, letters: str | None = None
) -> PlannedCase:
    """The plan of a case file's text, its letters in a language of their own if one is named.

    Raises BadData with the field and, in YAML, the line.
    """
    document = parse(text, name)
    here = _spoken(language)
    there = _spoken(letters or here.language)
    made, names = _planned(document, here)
    written = drafts_of(*_planned(document, there), there)
    document_of = report(made, names, here, written)
    drafts = document_of.drafts
    view = private(made, document_of.findings, here)
    subject = there.wording.phrases["email.subject"]
    return PlannedCase(
        text=press(here).page("plans/plan.txt", v=view, drafts=drafts),
        json=document_of.model_dump_json(indent=2),
        email=f"{subject}: {drafts.email.subject}\n\n{drafts.email.body}" if drafts.email else None,
        call=drafts.call,
        why_no_draft=_why(document_of, here),
        trace=explained(document_of, here),
    )


def _spoken(language: str | None) -> World:
    """The world in a language, its own where none is named. Raises BadData where there is none."""
    check_language(language)
    return world().in_language(language or world().language)


def mail_case(
    text: str, name: str, shape: str, language: str | None = None
) -> tuple[str | None, str]:
    """The email of a case as an "eml" draft or a "mailto" link, and why there is none."""
    from bot.scripts.letter_files import eml, mailto

    here = _spoken(language)
    document_of = report(*_planned(parse(text, name), here), here)
    letter = document_of.drafts.email
    if letter is None:
        return None, _why(document_of, here)
    made = eml(letter) if shape == "eml" else mailto(letter)
    return made, here.wording.phrases["email.too-long"]


def pages_case(
    text: str, name: str, language: str | None = None, letters: str | None = None
) -> CasePages:
    """The two sheets of a case file's text; what is said on the call is in the letters' language.
    Raises BadData like `plan_case`."""
    from bot.scripts.brief import brief
    from bot.scripts.private_sheet import private_sheet

    here = _spoken(language)
    there = _spoken(letters or here.language)
    document = parse(text, name)
    made, names = _planned(document, here)
    document_of = report(made, names, here)
    view = private(made, document_of.findings, here)
    return CasePages(
        brief=brief(*_planned(document, there), there),
        private=private_sheet(view, here),
        why_no_brief=_why(document_of, here),
    )


def printer() -> Printer:
    """What makes a PDF of a page, with the shipped fonts."""
    from bot.adapters.paper import print_page

    return partial(print_page, fonts=paths.data_folder() / "fonts")


def what_if(
    text: str, name: str, changes: tuple[str, ...], shape: str, language: str | None = None
) -> str:
    """The plan with some facts changed, beside the plan as it is. Raises BadData."""
    here = _spoken(language)
    document = parse(text, name)
    altered = changed(document, changes)
    before, after = (report(*_planned(d, here), here) for d in (document, altered))
    found = WhatIf(changes=changes, changed=differences(before, after), before=before, after=after)
    return found.model_dump_json(indent=2) if shape == "json" else side_by_side(found, here)


def _planned(document: Document, here: World) -> tuple[Plan, Names]:
    case = validated(document, Case)
    try:
        facts, names = situation(case, here)
    except BadCase as error:
        path = tuple(int(part) if part.isdigit() else part for part in error.field.split("."))
        raise document.error(path, error.message) from None
    return plan(facts, here), names


def rule_lines(wanted: str | None, shape: str, language: str | None = None) -> str | None:
    """The rules, or one of them by its id or number; None where there is no such rule."""
    here = _spoken(language)
    book = rulebook(here)
    chosen = [r for r in book if wanted in (None, r.id, str(r.no))]
    if not chosen:
        return None
    if shape == "markdown":
        return rules_page(world())
    if shape == "json":
        return json.dumps([r.model_dump(mode="json") for r in chosen], indent=2, ensure_ascii=False)
    if wanted is not None:
        return "\n\n".join(opened_text(r, here) for r in chosen)
    return "\n".join(f"{r.no or '':>3}  {r.stage:9} {r.id:26} {r.says}" for r in chosen)


def _why(document: PlanReport, here: World) -> str:
    blocking = (finding for finding in document.findings if finding.kind == "block")
    finding = next(blocking, None)
    return finding.text if finding else here.wording.phrases["email.none"]


def guide_lines() -> Iterator[str]:
    """One line a guide: its id, its role, its regions."""
    for guide in world().guides.values():
        company = world().companies[guide.company].name
        regions = ", ".join(band.region for band in guide.bands)
        yield f"{guide.id}  {guide.role} at {company}  ({regions})"


def chart_case(
    text: str, name: str, wanted: ChartWanted, language: str | None = None
) -> Drawn | None:
    """One chart of a case file's text; None where it has nothing to show. Raises BadData."""
    here = _spoken(language)
    made, _ = _planned(parse(text, name), here)
    found = chart(wanted.kind, made, here, audience=wanted.audience)
    return drawn(found, here, wanted.theme) if found else None


def drawn_png(svg: str) -> bytes:
    """The PNG of a picture. Raises CannotDraw."""
    from bot.adapters.charts import Fonts, png

    return png(svg, Fonts(paths.data_folder() / "fonts"))


def parse_text(text: str, shape: str, region: str | None, language: str | None = None) -> str:
    """The offers in a text as JSON: what was read, or with the shape "case" a case file.

    Raises BadData where there is no such region.
    """
    from bot.reading.offer_case import case_of
    from bot.reading.offers.read import read_offers
    from bot.scripts.parsed import parsed

    here = _spoken(language)
    place = world().region_called(region) if region else None
    if region and place is None:
        raise BadData("--region", f"there is no region called {region!r}")
    reading = read_offers(text, world(), place.currency if place else None)
    if shape == "case":
        case = case_of(reading, text, world(), place.id if place else None)
        return json.dumps(case, indent=2, ensure_ascii=False)
    return parsed(reading, text, here).model_dump_json(indent=2)


def file_text(data: bytes, name: str) -> str:
    """The text of a file. Raises BadData with the reason where there is none."""
    found = read_document(data, name)
    if isinstance(found, Refusal):
        raise BadData(name, world().wording.phrases[f"refused.{found.reason.value}"])
    return found.text


def read_document(data: bytes, name: str) -> Letter | Refusal:
    """The text of a file (PDF, .docx, .txt, .eml, .html), or the reason why there is none.

    `name` is the one it came under. Refuses rather than raises.
    """
    from bot.adapters.documents import read_document as read_apart

    return read_apart(data, name)


@contextmanager
def terminal_service() -> Iterator[Service]:
    """The conversation over the embedded database. Raises CannotRun with one sentence."""
    from bot.adapters.store import open_store
    from bot.service import Service
    from bot.settings import Settings
    from bot.talk.machine import Conversation

    settings = Settings.read(os.environ)
    store = open_store(settings.database, settings.synchronous)
    try:
        yield Service(Conversation(world()), store)
    finally:
        store.close()


def serve() -> None:
    """The conversation in Telegram, until it is stopped. Raises CannotRun with one sentence."""
    from bot.adapters.store import open_store
    from bot.adapters.telegram import runtime
    from bot.adapters.telegram.makers import Makers
    from bot.service import Service
    from bot.settings import Settings
    from bot.talk.commands import command_lines
    from bot.talk.machine import Conversation

    settings = Settings.read(os.environ)
    settings.require_token()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s %(message)s")
    store = open_store(settings.database, settings.synchronous)
    try:
        service = Service(Conversation(world()), store)
        runtime.serve(
            settings,
            service,
            store,
            {code: command_lines(world().in_language(code)) for code in world().words},
            Makers(drawn_png, printer()),
            read_document,
        )
    finally:
        store.close()
