"""The conversation: a pure function from a session and an event to a session and replies.

Rules of this file: every event ends in the present screen or the next one, so nothing is
a dead end; an answer is stored before anything is shown; what was not understood leaves
the session as it was, with one sentence above the same card.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from bot.core.facts import BaseChoice
from bot.guides.library import World, plain
from bot.talk import agenda
from bot.talk.answers import Answer, Pick, Readings, Trouble
from bot.talk.chapters.sharpen import BASE_CHOICE, RIVALS, YES
from bot.talk.commands import SCREENS
from bot.talk.desk import SessionDesk
from bot.talk.events import Command, Event, Said, Sent, Tapped
from bot.talk.replies import Button, Card, Erase, Reply
from bot.talk.screens import exists, show
from bot.talk.session import Pending, Screen, Session, dump, load
from bot.talk.step import Asked

# More would not fit on one card; a plan from a case file takes any number.
_MOST_RIVALS = 12


@dataclass(frozen=True, slots=True)
class Turn:
    """Where an event leads: the session, a sentence, or the end of everything kept."""

    session: Session
    notice: str = ""
    erased: bool = False


class Conversation:
    """The conversation over one world, as a service takes it: saved text in, saved text out."""

    def __init__(self, world: World, language: str = "en") -> None:
        self.world, self.language = world, language

    def advance(self, saved: str | None, event: Event) -> tuple[str, tuple[Reply, ...]]:
        session, replies = advance(load(saved), event, self.world, self.language)
        return dump(session), replies


def advance(
    session: Session, event: Event, world: World, language: str = "en"
) -> tuple[Session, tuple[Reply, ...]]:
    """One step of the conversation."""
    desk = SessionDesk(session, world, language)
    turn = _handlers(event, desk)
    if turn.erased:
        return Session(), (Erase(desk.phrase("start.erased")),)
    settled = _settled(turn.session, world, language)
    after = settled.model_copy(update={"revision": session.revision + 1})
    return after, show(SessionDesk(after, world, language), turn.notice)


def _handlers(event: Event, desk: SessionDesk) -> Turn:
    match event:
        case Said():
            return _said(event.text, desk)
        case Tapped():
            return _tapped(event, desk)
        case Command():
            return _command(event.name, desk)
        case Sent():
            return Turn(desk.session, desk.phrase(f"notice.{event.kind.value}"))


def _settled(session: Session, world: World, language: str) -> Session:
    """A session whose screen can be shown; what it was on may have gone with an answer."""
    desk = SessionDesk(session, world, language)
    if exists(session.screen, desk):
        return session
    return _next(session, desk, forward=False)


# --- where to go next ---------------------------------------------------------------


def _next(session: Session, desk: SessionDesk, *, forward: bool = True) -> Session:
    """On to what is due: a needed question, the rest of a course, or the screen after it."""
    fresh = SessionDesk(session, desk.world, desk.language)
    screen, courses = _due(session, fresh)
    moved = session.moved(screen) if forward else session.model_copy(
        update={"screen": screen, "pending": None}
    )  # fmt: skip
    return moved.model_copy(update={"courses": courses})


def _due(session: Session, desk: SessionDesk) -> tuple[Screen, tuple[str, ...]]:
    needed = next(agenda.due("needed", desk), None)
    if needed is not None:
        return Screen(name="ask", about=needed.key), session.courses
    courses = session.courses
    while courses:
        question = next(agenda.due(courses[-1], desk), None)
        if question is not None:
            return Screen(name="ask", about=question.key), courses
        courses = courses[:-1]
    return session.after, ()


def _answered(question: Asked, answer: Answer, desk: SessionDesk, notice: str = "") -> Turn:
    """Stores an answer under its context and goes on."""
    session = desk.session.put(question.key, question.context(desk), answer)
    if question == RIVALS and answer == Pick(choice=YES):
        return _add_rival(session, desk)
    return Turn(_next(session, desk), notice)


def _add_rival(session: Session, desk: SessionDesk) -> Turn:
    if len(desk.rivals) >= _MOST_RIVALS:
        return Turn(session, desk.phrase("notice.enough-rivals"))
    number = session.rivals + 1
    grown = session.model_copy(
        update={"rivals": number, "courses": (*session.courses, f"rival:{number}")}
    )
    return Turn(_next(grown, desk))


# --- typed text ---------------------------------------------------------------------


def _said(text: str, desk: SessionDesk) -> Turn:
    if desk.session.screen.name == "welcome":
        return Turn(_next(desk.session, desk))
    button = _button_called(text, desk)
    action = button.action if button else _action_called(text, desk)
    if action is not None:
        return _act(action, desk)
    if desk.session.pending is None and desk.session.screen.name == "ask":
        question = agenda.asked(desk.session.screen.about)
        if question is not None:
            return _read(question, text, desk)
    if desk.session.pending is not None:
        return _retyped(text, desk)
    return Turn(desk.session, desk.phrase("notice.tap"))


def _retyped(text: str, desk: SessionDesk) -> Turn:
    """While two readings wait, another line is another try at the same question."""
    question = agenda.asked(desk.session.screen.about)
    cleared = desk.session.model_copy(update={"pending": None})
    if question is None:
        return Turn(cleared, desk.phrase("notice.tap"))
    return _read(question, text, SessionDesk(cleared, desk.world, desk.language))


def _button_called(text: str, desk: SessionDesk) -> Button | None:
    """The button whose label was typed."""
    wanted = plain(text)
    shown = show(desk)
    buttons = (
        b for reply in shown if isinstance(reply, Card) for row in reply.buttons for b in row
    )
    return next((b for b in buttons if wanted and plain(b.label) == wanted), None)


# Buttons whose words work everywhere, and those that could be an answer to a question.
_ALWAYS = {"help": "go:help", "back": "back", "skip": "skip", "cancel": "cancel"}
_BETWEEN_QUESTIONS = {
    "summary": "go:summary",
    "stand": "go:stand",
    "plan": "go:plan",
    "why": "go:why",
    "write": "write",
    "add-rival": "add-rival",
    "call": "go:call",
    "questions": "go:questions",
    "privacy": "go:privacy",
    "start-over": "go:restart",
    "delete": "go:delete",
}


def _action_called(text: str, desk: SessionDesk) -> str | None:
    """What a button's words do when they are typed on a card that does not show it."""
    asking = desk.session.screen.name == "ask"
    known = _ALWAYS if asking else {**_ALWAYS, **_BETWEEN_QUESTIONS}
    wanted = plain(text)
    return next(
        (a for name, a in known.items() if plain(desk.phrase(f"button.{name}")) == wanted), None
    )


def _read(question: Asked, text: str, desk: SessionDesk) -> Turn:
    understood = question.step.reads(text, desk, question.subject)
    match understood:
        case Trouble():
            return Turn(
                desk.session, desk.phrase(f"trouble.{understood.phrase}", **understood.values)
            )
        case Readings():
            asks = desk.phrase(f"pending.{understood.question}", **understood.values)
            pending = Pending(question=asks, options=understood.options)
            return Turn(desk.session.model_copy(update={"pending": pending}))
    return _answered(question, understood, desk)


# --- taps ---------------------------------------------------------------------------


def _tapped(event: Tapped, desk: SessionDesk) -> Turn:
    if desk.session.screen.name == "welcome":
        return Turn(_next(desk.session, desk))
    if event.revision != desk.session.revision:
        return Turn(desk.session, desk.phrase("notice.stale"))
    return _act(event.action, desk)


def _act(action: str, desk: SessionDesk) -> Turn:
    """One button. An action nobody drew leads back to the present card."""
    verb, _, about = action.partition(":")
    handler = _ACTIONS.get(verb)
    turn = handler(about, desk) if handler else None
    return turn or Turn(desk.session, desk.phrase("notice.stale"))


def _pick(about: str, desk: SessionDesk) -> Turn | None:
    question = agenda.asked(desk.session.screen.about)
    if desk.session.screen.name != "ask" or question is None:
        return None
    choices = question.step.choices(desk, question.subject)
    number = _index(about, len(choices))
    return None if number is None else _answered(question, choices[number].answer, desk)


def _read_as(about: str, desk: SessionDesk) -> Turn | None:
    pending, question = desk.session.pending, agenda.asked(desk.session.screen.about)
    if pending is None or question is None:
        return None
    number = _index(about, len(pending.options))
    return None if number is None else _answered(question, pending.options[number].answer, desk)


def _index(text: str, count: int) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and int(text) < count else None


def _go(about: str, desk: SessionDesk) -> Turn | None:
    name, _, rest = about.partition("/")
    return _open(Screen(name=name, about=rest), desk)


def _open(screen: Screen, desk: SessionDesk) -> Turn:
    present = desk.session.screen
    if screen.name == "help" and present.name == "ask":
        screen = Screen(name="help", about=present.about)
    if not exists(screen, desk):
        return Turn(_next(desk.session, desk), desk.phrase("notice.not-yet"))
    return Turn(desk.session.moved(screen))


def _skip(_about: str, desk: SessionDesk) -> Turn:
    question = agenda.asked(desk.session.screen.about)
    if desk.session.screen.name != "ask" or question is None:
        return Turn(desk.session, desk.phrase("notice.nothing-to-skip"))
    if question.step.skip is None:
        return Turn(desk.session, desk.phrase("notice.needed"))
    return _answered(question, question.step.skip, desk)


def _keep(_about: str, desk: SessionDesk) -> Turn:
    return Turn(_next(desk.session, desk))


def _back(_about: str, desk: SessionDesk) -> Turn:
    session = desk.session.back()
    while session.trail and not exists(session.screen, SessionDesk(session, desk.world)):
        session = session.back()
    same = session == desk.session
    return Turn(session, desk.phrase("notice.first") if same else "")


def _cancel(_about: str, desk: SessionDesk) -> Turn:
    """Leaves the question and keeps the answers."""
    screen = Screen(name="stand") if desk.ready else Screen(name="paused")
    session = desk.session.model_copy(update={"courses": (), "after": Screen(name="stand")})
    return Turn(session.moved(screen), desk.phrase("notice.kept"))


def _change(about: str, desk: SessionDesk) -> Turn | None:
    """One answer anew, and straight back to where the change was asked for."""
    question = agenda.asked(about)
    if question is None or not question.applies(desk):
        return None
    session = desk.session.model_copy(
        update={"courses": agenda.follow_up(question), "after": _home(desk.session.screen)}
    )
    return Turn(session.moved(Screen(name="ask", about=about)))


def _home(screen: Screen) -> Screen:
    return screen if screen.name in ("summary", "rival", "email", "call") else Screen(name="stand")


def _start_rival(_about: str, desk: SessionDesk) -> Turn:
    after = desk.session.screen if desk.session.screen.name == "summary" else Screen(name="stand")
    session = desk.session.model_copy(update={"courses": (), "after": after})
    return _add_rival(session, desk)


def _remove(about: str, desk: SessionDesk) -> Turn | None:
    if not about.isdigit() or int(about) not in desk.rivals:
        return None
    name = desk.text(f"rival:{about}/company") or ""
    session = desk.session.put(f"rival:{about}/gone", "", Pick(choice=YES))
    notice = desk.phrase("notice.removed", company=name)
    return Turn(session.moved(Screen(name="summary")), notice)


def _sharpen(_about: str, desk: SessionDesk) -> Turn:
    session = desk.session.model_copy(
        update={"courses": ("sharpen",), "after": Screen(name="summary")}
    )
    return Turn(_next(session, desk))


def _write(_about: str, desk: SessionDesk) -> Turn:
    """The email; first, the one answer without which there can be none."""
    session = desk.session.model_copy(update={"courses": (), "after": Screen(name="email")})
    finding = desk.plan.found("needs-target") if desk.plan else None
    if finding is not None:
        return Turn(_next(session.model_copy(update={"courses": ("target",)}), desk))
    reason = desk.plan.found("needs-reason") if desk.plan else None
    if reason is not None and reason.answer:
        return Turn(session.moved(Screen(name="ask", about=agenda.settles(reason.answer))))
    return _open(Screen(name="email"), SessionDesk(session, desk.world, desk.language))


def _base(about: str, desk: SessionDesk) -> Turn | None:
    if about not in set(BaseChoice):
        return None
    session = desk.session.put(BASE_CHOICE.key, BASE_CHOICE.context(desk), Pick(choice=about))
    return Turn(session)


def _continue(_about: str, desk: SessionDesk) -> Turn:
    return Turn(_next(desk.session, desk))


def _restart(_about: str, desk: SessionDesk) -> Turn:
    fresh = Session(revision=desk.session.revision)
    return Turn(_next(fresh, desk, forward=False))


def _delete(_about: str, desk: SessionDesk) -> Turn:
    return Turn(desk.session, erased=True)


_ACTIONS: Mapping[str, Callable[[str, SessionDesk], Turn | None]] = {
    "pick": _pick,
    "read": _read_as,
    "go": _go,
    "skip": _skip,
    "keep": _keep,
    "back": _back,
    "cancel": _cancel,
    "change": _change,
    "add-rival": _start_rival,
    "remove": _remove,
    "sharpen": _sharpen,
    "write": _write,
    "base": _base,
    "continue": _continue,
    "restart!": _restart,
    "delete!": _delete,
}


# --- commands -----------------------------------------------------------------------


def _command(name: str, desk: SessionDesk) -> Turn:
    if name not in SCREENS:
        return Turn(_begun(desk), desk.phrase("notice.unknown-command"))
    if name == "start":
        return _start(desk)
    begun = SessionDesk(_begun(desk), desk.world, desk.language)
    return _cancel("", begun) if name == "cancel" else _open(Screen(name=SCREENS[name]), begun)


def _begun(desk: SessionDesk) -> Session:
    """The session past its welcome."""
    if desk.session.screen.name != "welcome":
        return desk.session
    return _next(desk.session, desk, forward=False)


def _start(desk: SessionDesk) -> Turn:
    if not desk.session.answers:
        return Turn(_next(Session(revision=desk.session.revision), desk, forward=False))
    return Turn(desk.session.moved(Screen(name="resume")))
