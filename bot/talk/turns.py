"""Where a turn leads: the next thing due, computed from what is still unknown."""

from __future__ import annotations

from dataclasses import dataclass

from bot.talk import agenda
from bot.talk.answers import Answer, Pick
from bot.talk.chapters.sharpen import RIVALS, YES
from bot.talk.desk import SessionDesk
from bot.talk.replies import File
from bot.talk.session import TRY, Screen, Session
from bot.talk.step import Asked

# More would not fit on one card; a plan from a case file takes any number.
_MOST_RIVALS = 12


@dataclass(frozen=True, slots=True)
class Turn:
    """Where an event leads: the session, a sentence, a file to hand over, or the end of
    everything kept."""

    session: Session
    notice: str = ""
    erased: bool = False
    file: File | None = None


def onward(session: Session, desk: SessionDesk) -> Session:
    """On to what is due: a needed question, the rest of a course, or the screen after it."""
    screen, courses = _due(session, SessionDesk(session, desk.world, desk.language))
    return session.moved(screen).model_copy(update={"courses": courses})


def instead(session: Session, desk: SessionDesk) -> Session:
    """The same, but the present screen is no place to come back to."""
    screen, courses = _due(session, SessionDesk(session, desk.world, desk.language))
    return session.model_copy(update={"screen": screen, "courses": courses, "pending": None})


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


def answered(question: Asked, answer: Answer, desk: SessionDesk, notice: str = "") -> Turn:
    """Stores an answer under its context and goes on."""
    context = question.context(desk)
    if desk.session.screen.name == TRY:
        tried = desk.session.tried(question.key, context, answer)
        return Turn(tried.replaced(Screen(name="what-if")), notice)
    if question == RIVALS and answer == Pick(choice=YES):
        # Not kept: once that offer is told, the question comes back for the next one.
        return add_rival(desk.session, desk)
    session = desk.session.put(question.key, context, answer)
    return Turn(onward(session, desk), notice)


def add_rival(session: Session, desk: SessionDesk) -> Turn:
    """On to the questions about one competing offer more, if there is room for it."""
    if len(desk.rivals) >= _MOST_RIVALS:
        return Turn(session, desk.phrase("notice.enough-rivals"))
    number = session.rivals + 1
    grown = session.model_copy(
        update={"rivals": number, "courses": (*session.courses, f"rival:{number}")}
    )
    return Turn(onward(grown, desk))
