"""Typed text: a button's words, an answer, or one sentence on why it is neither."""

from __future__ import annotations

from dataclasses import replace

from bot.guides.library import plain
from bot.talk import agenda, taking
from bot.talk.answers import Readings, Trouble
from bot.talk.corrections import corrected
from bot.talk.desk import SessionDesk
from bot.talk.replies import Button, Card
from bot.talk.screens import show
from bot.talk.screens.frame import PLAIN
from bot.talk.session import Pending
from bot.talk.step import Asked
from bot.talk.taps import act
from bot.talk.told import tells_an_offer
from bot.talk.turns import Turn, answered, onward

_LONGEST_LINE = 80  # of an answer


def said(text: str, desk: SessionDesk) -> Turn:
    if desk.session.screen.name == "welcome":
        begun = onward(desk.session, desk)
        if not tells_an_offer(text, desk):
            return Turn(begun)
        return taking.heard(text, SessionDesk(begun, desk.world, desk.language))
    button = _button_called(text, desk)
    action = button.action if button else _action_called(text, desk)
    if action is not None:
        return act(action, desk)
    if (turn := taking.counted(text, desk)) is not None:
        return turn
    if taking.may_tell(desk) and (told := _told(text, desk)) is not None:
        return told
    question = agenda.asked(desk.session.asks)
    if desk.session.pending is None and question is not None:
        return _read(question, text, desk)
    if desk.session.pending is not None:
        return _retyped(text, desk)
    return Turn(desk.session, desk.phrase("notice.tap"))


def _told(text: str, desk: SessionDesk) -> Turn | None:
    """A correction, or a text that tells more of an offer than one answer would. On the card of
    what was read it corrects what stands there, so all of that is taken first."""
    there = taking.accepted(desk)
    correction = corrected(text, there)
    if correction is not None and correction.session == there.session:
        return replace(correction, session=desk.session)  # a question, and nothing is changed
    if correction is not None:
        return correction
    return taking.heard(text, desk) if tells_an_offer(text, desk) else None


def _retyped(text: str, desk: SessionDesk) -> Turn:
    """While two readings wait, another line is another try at the same question."""
    question = agenda.asked(desk.session.asks)
    cleared = desk.session.model_copy(update={"pending": None})
    if question is None:
        return Turn(cleared, desk.phrase("notice.tap"))
    return _read(question, text, SessionDesk(cleared, desk.world, desk.language))


def _button_called(text: str, desk: SessionDesk) -> Button | None:
    """The button whose label was typed."""
    wanted = _words(text)
    shown = show(desk)
    buttons = (
        b for reply in shown if isinstance(reply, Card) for row in reply.buttons for b in row
    )
    return next((b for b in buttons if wanted and _words(b.label) == wanted), None)


def _words(text: str) -> str:
    """A label or what was typed for it: the marks at its end are seldom typed."""
    return plain(text).rstrip("…?! ")


# Words that work on every card; the others could be an answer to a question.
_ALWAYS = ("help", "back", "skip", "cancel")
_NEVER = frozenset({"delete-yes", "restart-yes", "adopt"})


def _action_called(text: str, desk: SessionDesk) -> str | None:
    """What a button's words do when they are typed on a card that does not show it."""
    names = _ALWAYS if desk.session.asks else tuple(name for name in PLAIN if name not in _NEVER)
    wanted = _words(text)
    called = (name for name in names if _words(desk.phrase(f"button.{name}")) == wanted)
    name = next(called, None)
    return None if name is None else PLAIN[name]


def _is_a_story(text: str) -> bool:
    """Whether a text is longer than an answer: somebody pasted it, to be read as an offer."""
    return len(text) > _LONGEST_LINE or "\n" in text.strip()


def _read(question: Asked, text: str, desk: SessionDesk) -> Turn:
    understood = question.step.reads(text, desk, question.subject)
    match understood:
        case Trouble() if _is_a_story(text) and taking.may_tell(desk):
            return Turn(desk.session, desk.phrase("trouble.no-offer"))
        case Trouble():
            return Turn(
                desk.session, desk.phrase(f"trouble.{understood.phrase}", **understood.values)
            )
        case Readings():
            asks = desk.phrase(f"pending.{understood.question}", **understood.values)
            pending = Pending(question=asks, options=understood.options)
            return Turn(desk.session.model_copy(update={"pending": pending}))
    return answered(question, understood, desk)
