"""Every screen fits: the fullest session there can be, read by Telegram's own parser."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from bot.core.figures import Percent
from bot.core.money import Money
from bot.guides.library import World
from bot.rules.plan import Plan
from bot.scripts.charts import Kind
from bot.scripts.render import say
from bot.scripts.report import stated
from bot.talk import agenda, screens
from bot.talk.desk import SessionDesk
from bot.talk.events import Command, Event, Said, Tapped
from bot.talk.machine import advance
from bot.talk.replies import Card, Keep, Picture
from bot.talk.screens.frame import Showing
from bot.talk.screens.opened import figure_button
from bot.talk.session import Screen, Session
from bot.talk.step import Asked
from bot.words import cut_between_words, squeezed
from tests.e2e.oracle import check_text
from tests.rules.test_cases import _cases, planned

NAME = "<&😀é>" * 13
LINE = "Cut <b>x</b> & “y” 😀 by 40% " * 10
# What is said where a further question has no buttons, or more than these.
MORE = {
    "sign_on": "25k", "bonus": "15% target", "vesting": "50/30/20", "deadline": "2026-12-04",
    "base": "190k", "equity": "120k over 4", "unvested": "90k", "coming_bonus": "30k",
    "low": "180k", "high": "230k", "scope_level": "Google L6", "draft": "I want 1. " * 390,
}  # fmt: skip
START = ("/start", "Scale AI", "New York", "Google L5", "215,000", "300k over 3")


def step(session: Session, event: Event, world: World) -> Session:
    return advance(session, event, world)[0]


@pytest.fixture(scope="module")
def full(world: World) -> Session:
    session = Session()
    for line in START:
        begins = Command(line[1:]) if line.startswith("/") else Said(line)
        session = step(session, begins, world)
    for n in range(14):
        session = step(session, Tapped("add-rival", session.revision), world)
        if session.screen.name == "ask":
            for line in (f"{n:02}{NAME}"[:80], "In writing", "250k", "not sure"):
                session = step(session, Said(line), world)
    assert session.rivals == 12
    session = step(session, Tapped("sharpen", session.revision), world)
    while session.screen.name == "ask":
        asked = agenda.asked(session.screen.about)
        assert asked is not None
        names = asked.step.name in ("candidate", "recruiter")
        line = NAME[:80] if names else LINE.strip()[:290]
        choices = asked.step.choices(SessionDesk(session, world), asked.subject)
        event: Event = Tapped("pick:0", session.revision) if choices else Said(line)
        if asked.step.name == "rivals":
            event = Tapped("skip", session.revision)
        session = step(session, event, world)
    for question in agenda.MORE:
        session = _told(session, question, world)
    session = step(session, Tapped("try:offer:1/base", session.revision), world)
    session = step(session, Said("230k"), world)
    assert session.trial
    return session


def _told(session: Session, question: Asked, world: World) -> Session:
    """One of the further answers given: the last choice, or a line that fits."""
    session = step(session, Tapped(f"change:{question.key}", session.revision), world)
    choices = question.step.choices(SessionDesk(session, world), question.subject)
    line = MORE.get(question.step.name, LINE.strip()[:290])
    if choices and question.step.name not in MORE:
        event: Event = Tapped(f"pick:{len(choices) - 1}", session.revision)
    else:
        event = Said("b" * 80 if question.key == "posted/date" else line)
    session = step(session, event, world)
    assert session.answers.get(question.key), question.key
    return session


def test_every_screen_of_the_fullest_session_fits(full: Session, world: World) -> None:
    shown = 0
    for name in screens.SCREENS:
        for about in _abouts(name, full, world):
            session = full.model_copy(update={"screen": Screen(name=name, about=about)})
            # A picture is not sent again where there is something to say above its card.
            notice = "" if name == "picture" else "A notice above the card."
            for reply in screens.show(SessionDesk(session, world), notice):
                if isinstance(reply, Card | Keep):
                    check_text(reply.html)
                    shown += 1
                if isinstance(reply, Picture):
                    check_text(reply.caption, 1024)
                    shown += 1
                if isinstance(reply, Card):
                    labels = [button.label for row in reply.buttons for button in row]
                    assert labels and len(labels) <= 100
                    assert all(0 < len(label) <= 40 for label in labels)
                    beside = [row for row in reply.buttons if len(row) > 1]
                    assert all(len(button.label) <= 28 for row in beside for button in row)
    assert shown > 60


@pytest.mark.parametrize("language", ["en", "es"])
def test_no_button_of_any_case_cuts_its_figure(language: str, world: World) -> None:
    spoken = world.in_language(language)
    seen = 0
    for expected in _cases():
        desk = SessionDesk(Session(), spoken, language)
        desk.plan = planned(expected.case, spoken)
        for about, path in _opened(desk.plan):
            label = figure_button(Showing(desk, about, ""), path).label
            shown = _written(desk.plan.figures[path].value, spoken)
            assert len(label) <= 40 and label.endswith(f": {shown}"), (about, path)
            seen += 1
    assert seen > 10_000


def _written(value: Money | Percent, world: World) -> str:
    if isinstance(value, Percent):
        return world.locale.percent_text(stated(value))
    return say(value, world)


def _opened(made: Plan) -> Iterator[tuple[str, str]]:
    """Each figure where it is a button: on the list it is on, and where it is an input."""
    for path, figure in made.figures.items():
        parts = 2 if path.startswith(("offers.", "packages.")) else 1
        yield ".".join(path.split(".")[:parts]), path
        yield "", path
        yield from ((path, inner) for inner in figure.inputs)


def test_words_give_way_in_their_middle_and_names_first() -> None:
    assert squeezed("Marlow Fields Instruments", 12) == "Marlow…ments"
    assert squeezed("Marlow", 6) == "Marlow"
    assert squeezed("Marlow", 1) == "M…"


def test_a_label_is_cut_between_words_and_never_in_a_figure() -> None:
    assert cut_between_words("The ask is $1,050,000 a year", 15) == "The ask is…"
    assert cut_between_words("The ask is $1,050,000 a year", 22) == "The ask is $1,050,000…"
    assert cut_between_words("The ask", 7) == "The ask"
    assert cut_between_words("Donaudampfschifffahrt", 6) == "Donau…"


def _abouts(name: str, session: Session, world: World) -> list[str]:
    desk = SessionDesk(session, world)
    assert desk.plan is not None
    if name == "ask":
        return list(session.answers)
    if name == "try":
        return [question.key for question in agenda.on_trial(desk)]
    if name == "rival":
        return ["1", "12"]
    if name == "picture":
        return [f"{kind}{theme}" for kind in Kind for theme in ("", "/light")]
    if name == "why":
        return ["", *desk.plan.figures]
    if name == "reasons":
        assert desk.report is not None
        return ["", *(finding.rule for finding in desk.report.findings)]
    return [""]


def test_a_name_of_any_characters_comes_out_as_those_characters(
    full: Session, world: World
) -> None:
    report = SessionDesk(full, world).report
    assert report is not None and report.drafts.email is not None
    assert NAME[:80] in report.drafts.email.body


def test_a_rival_can_be_removed_and_another_added(full: Session, world: World) -> None:
    session = step(full, Tapped("remove:3", full.revision), world)
    assert len(SessionDesk(session, world).rivals) == 11
    session = step(session, Tapped("add-rival", session.revision), world)
    assert session.screen.about == "rival:13/company"


@pytest.mark.parametrize("typed", ["What if…", "what if", "What if?"])
def test_a_button_is_meant_without_the_marks_at_its_end_too(typed: str, world: World) -> None:
    session = Session()
    for line in START:
        begins = Command(line[1:]) if line.startswith("/") else Said(line)
        session = step(session, begins, world)
    assert session.screen.name == "stand"
    assert step(session, Said(typed), world).screen.name == "what-if"
