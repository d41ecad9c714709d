"""The conversation: a pure function from a session and an event to a session and replies.

Rules of this room: every event ends in the present screen or the next one, so nothing is
a dead end; an answer is stored before anything is shown; what was not understood leaves
the session as it was, with one sentence above the same card.
"""

from __future__ import annotations

from datetime import date, datetime

from bot.guides.library import World
from bot.talk.commands import SCREENS
from bot.talk.desk import SessionDesk
from bot.talk.events import Command, Event, Pasted, Refused, Said, Sent, Tapped
from bot.talk.pasted import pasted, refused
from bot.talk.replies import Erase, Reply
from bot.talk.screens import exists, show
from bot.talk.session import Screen, Session, dump, load
from bot.talk.taps import cancel, open_screen, spoken_in, tapped
from bot.talk.turns import Turn, instead
from bot.talk.typed import said


class Conversation:
    """The conversation over one world, as a service takes it: saved text in, saved text out."""

    def __init__(self, world: World, language: str = "en") -> None:
        self.world, self.language = world, language

    def advance(
        self, saved: str | None, event: Event, moment: datetime
    ) -> tuple[str, tuple[Reply, ...]]:
        session, replies = advance(load(saved), event, self.world, self.language, moment)
        return dump(session), replies

    def apology(self, saved: str | None, error_id: str) -> str:
        try:
            session = load(saved)
        except ValueError:  # a session that cannot be read may be what went wrong
            session = Session()
        return SessionDesk(session, self.world, self.language).phrase(
            "start.apology", error_id=error_id
        )

    def farewell(self, saved: str | None) -> str:
        return SessionDesk(load(saved), self.world, self.language).phrase("terminal.farewell")


def advance(
    session: Session,
    event: Event,
    world: World,
    language: str = "en",
    moment: datetime | None = None,
) -> tuple[Session, tuple[Reply, ...]]:
    """One step of the conversation; days are counted from `moment`, an aware time, where the
    person is. Without it no day can be counted."""
    today = _day(SessionDesk(session, world, language), moment)
    desk = SessionDesk(session.model_copy(update={"today": today}), world, language)
    turn = _handlers(event, desk)
    if turn.erased:
        return Session(), (Erase(desk.phrase("start.erased")),)
    settled = _settled(turn.session, world, language)
    after = settled.model_copy(update={"revision": session.revision + 1})
    return after, (*turn.first, *show(SessionDesk(after, world, language), turn.notice))


def _day(desk: SessionDesk, moment: datetime | None) -> date | None:
    """The day that it is for the person: in their region, once that is told."""
    if moment is None:
        return None
    return desk.region.day(moment) if desk.region else moment.date()


def _handlers(event: Event, desk: SessionDesk) -> Turn:
    match event:
        case Said():
            return said(event.text, desk)
        case Tapped():
            return tapped(event, desk)
        case Command():
            return _command(event, desk)
        case Sent():
            return Turn(desk.session, desk.phrase(f"notice.{event.kind.value}"))
        case Pasted():
            return pasted(event, desk)
        case Refused():
            return refused(event, desk)


def _settled(session: Session, world: World, language: str) -> Session:
    """A session whose screen can be shown; what it was on may have gone with an answer."""
    desk = SessionDesk(session, world, language)
    return session if exists(session.screen, desk) else instead(session, desk)


def _command(event: Command, desk: SessionDesk) -> Turn:
    name = event.name
    if name not in SCREENS:
        return Turn(_begun(desk), desk.phrase("notice.unknown-command"))
    if name == "start":
        return _start(event, desk)
    begun = SessionDesk(_begun(desk), desk.world, desk.language)
    if name == "language" and event.argument.casefold() in desk.world.words:
        return spoken_in(event.argument.casefold(), begun)
    return cancel("", begun) if name == "cancel" else open_screen(Screen(name=SCREENS[name]), begun)


def _begun(desk: SessionDesk) -> Session:
    """The session past its welcome."""
    if desk.session.screen.name != "welcome":
        return desk.session
    return instead(desk.session, desk)


def _start(event: Command, desk: SessionDesk) -> Turn:
    if not desk.session.answers:
        fresh = desk.session.anew()
        if fresh.language is None and (told := _known(event.language, desk)):
            fresh = fresh.model_copy(update={"language": told})
        return Turn(instead(fresh, desk))
    return Turn(desk.session.moved(Screen(name="resume")))


def _known(code: str, desk: SessionDesk) -> str | None:
    """The language that a code such as "es-MX" names, if we speak it."""
    language = code.casefold().partition("-")[0]
    return language if language in desk.world.words else None
