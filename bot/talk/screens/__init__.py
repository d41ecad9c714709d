"""What each screen shows: from the desk to a card and its buttons. Screens decide nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from bot.talk import agenda
from bot.talk.desk import SessionDesk
from bot.talk.replies import Reply
from bot.talk.screens import (
    answers,
    asking,
    comparing,
    drafting,
    house,
    opened,
    pictured,
    standing,
    told,
)
from bot.talk.screens.frame import Showing
from bot.talk.session import Screen

SCREENS: Mapping[str, Callable[[Showing], tuple[Reply, ...]]] = {
    "ask": asking.ask,
    "try": asking.on_trial,
    "stand": standing.stand,
    "plan": standing.plan,
    "claims": standing.claims,
    "more": standing.more,
    "why": opened.why,
    "reasons": opened.reasons,
    "sources": opened.sources,
    "compare": comparing.compare,
    "packages": comparing.packages,
    "picture": pictured.picture,
    "what-if": comparing.what_if,
    "reply": drafting.reply,
    "draft": drafting.own_draft,
    "email": drafting.email,
    "call": drafting.call,
    "questions": drafting.questions,
    "files": drafting.files_,
    "summary": answers.summary,
    "rival": answers.rival,
    "help": house.help_,
    "language": house.language,
    "privacy": house.privacy,
    "delete": house.delete,
    "restart": house.restart,
    "resume": house.resume,
    "paused": house.paused,
    "told": told.told,
}

# Screens that need the five answers first.
_AFTER_FIVE = frozenset(
    {
        "stand",
        "plan",
        "claims",
        "email",
        "call",
        "questions",
        "files",
        "why",
        "reasons",
        "sources",
        "compare",
        "packages",
        "picture",
        "more",
        "what-if",
        "reply",
        "draft",
    }
)


def show(desk: SessionDesk, notice: str = "") -> tuple[Reply, ...]:
    """The present screen, with a sentence above it if there is one to say."""
    session = desk.session
    showing = Showing(desk, session.screen.about, notice)
    if session.pending is not None:
        return (asking.pending(showing, session.pending),)
    return SCREENS[session.screen.name](showing)


def exists(screen: Screen, desk: SessionDesk) -> bool:
    """Whether a screen can be shown now: its question, rival or figure is there."""
    if screen.name not in SCREENS or (screen.name in _AFTER_FIVE and not desk.ready):
        return False
    match screen.name:
        case "why":
            paths = frozenset(desk.plan.figures) if desk.plan else frozenset()
            return not screen.about or opened.opens(screen.about, paths)
        case "reasons":
            rules = {f.rule for f in desk.report.findings} if desk.report else set()
            return not screen.about or screen.about in rules
        case "told":
            return bool(desk.session.told)
        case "picture":
            return pictured.can_be_drawn(screen.about, desk)
        case "rival":
            return screen.about.isdigit() and int(screen.about) in desk.rivals
        case "ask":
            question = agenda.asked(screen.about)
            return question is not None and question.applies(desk)
        case "try":
            return desk.ready and agenda.asked(screen.about) in agenda.on_trial(desk)
    return True
