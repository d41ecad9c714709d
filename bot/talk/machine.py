"""The conversation: a pure function from a session and an event to a session and replies.

Rules of this room: every event ends in the present screen or the next one, so nothing is
a dead end; an answer is stored before anything is shown; what was not understood leaves
the session as it was, with one sentence above the same card.
"""

from __future__ import annotations

from datetime import date

from bot.guides.library import World
from bot.talk.commands import SCREENS
from bot.talk.desk import SessionDesk
from bot.talk.events import Command, Event, Said, Sent, Tapped
from bot.talk.replies import Erase, Reply
from bot.talk.screens import exists, show
from bot.talk.session import Screen, Session, dump, load
from bot.talk.taps import cancel, open_screen, tapped
from bot.talk.turns import Turn, instead
from bot.talk.typed import said


class Conversation:
    """The conversation over one world, as a service takes it: saved text in, saved text out."""

    def __init__(self, world: World, language: str = "en") -> None:
        self.world, self.language = world, language

    def advance(
        self, saved: str | None, event: Event, today: date
    ) -> tuple[str, tuple[Reply, ...]]:
        session, replies = advance(load(saved), event, self.world, self.language, today)
        return dump(session), replies


def advance(
    session: Session,
    event: Event,
    world: World,
    language: str = "en",
    today: date | None = None,
) -> tuple[Session, tuple[Reply, ...]]:
    """One step of the conversation; deadlines are counted from `today`."""
    desk = SessionDesk(session.model_copy(update={"today": today}), world, language)
    turn = _handlers(event, desk)
    if turn.erased:
        return Session(), (Erase(desk.phrase("start.erased")),)
    settled = _settled(turn.session, world, language)
    after = settled.model_copy(update={"revision": session.revision + 1})
    handed = () if turn.file is None else (turn.file,)
    return after, (*handed, *show(SessionDesk(after, world, language), turn.notice))


def _handlers(event: Event, desk: SessionDesk) -> Turn:
    match event:
        case Said():
            return said(event.text, desk)
        case Tapped():
            return tapped(event, desk)
        case Command():
            return _command(event.name, desk)
        case Sent():
            return Turn(desk.session, desk.phrase(f"notice.{event.kind.value}"))


def _settled(session: Session, world: World, language: str) -> Session:
    """A session whose screen can be shown; what it was on may have gone with an answer."""
    desk = SessionDesk(session, world, language)
    return session if exists(session.screen, desk) else instead(session, desk)


def _command(name: str, desk: SessionDesk) -> Turn:
    if name not in SCREENS:
        return Turn(_begun(desk), desk.phrase("notice.unknown-command"))
    if name == "start":
        return _start(desk)
    begun = SessionDesk(_begun(desk), desk.world, desk.language)
    return cancel("", begun) if name == "cancel" else open_screen(Screen(name=SCREENS[name]), begun)


def _begun(desk: SessionDesk) -> Session:
    """The session past its welcome."""
    if desk.session.screen.name != "welcome":
        return desk.session
    return instead(desk.session, desk)


def _start(desk: SessionDesk) -> Turn:
    if not desk.session.answers:
        return Turn(instead(Session(revision=desk.session.revision, today=desk.today), desk))
    return Turn(desk.session.moved(Screen(name="resume")))
