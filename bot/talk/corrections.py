"""Corrections in plain words: "base is 225", "the Google one is verbal", "remove Meta".

What is heard stands in the phrases of each language, one word or phrase per bar; what a
question is called is its label. Anything else is left to the question on the screen.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.core.offer import Status
from bot.guides.library import plain
from bot.talk import agenda
from bot.talk.answers import Equity, Pick, Readings, Sum, Trouble
from bot.talk.desk import SessionDesk
from bot.talk.session import Pending
from bot.talk.spoken import label, spoken
from bot.talk.step import OFFER, Asked
from bot.talk.taps import act
from bot.talk.turns import Turn

_LONGEST = 160


def corrected(text: str, desk: SessionDesk) -> Turn | None:
    """What a correction does; None where the text is none."""
    if len(text) > _LONGEST:
        return None
    said = " ".join(text.split())
    ways = (_removed, _went_back, _asked_about, _rated, _by_the_year, _is_now)
    return next((turn for way in ways if (turn := way(said, desk)) is not None), None)


def _heard(name: str, desk: SessionDesk) -> str:
    """The words that a language has for one kind of correction, as a regular expression."""
    words = desk.world.wording.phrases[f"hears.{name}"].split("|")
    return "|".join(re.escape(word.strip()) for word in sorted(words, key=len, reverse=True))


def _removed(said: str, desk: SessionDesk) -> Turn | None:
    """ "remove Meta"."""
    match = re.fullmatch(rf"(?:{_heard('remove', desk)}) (.+?)[.!]?", said, re.I)
    number = _rival(match[1], desk) if match else None
    return act(f"remove:{number}", desk) if number is not None else None


def _went_back(said: str, desk: SessionDesk) -> Turn | None:
    """ "go back to the level", "change the base"."""
    match = re.fullmatch(rf"(?:{_heard('go-back', desk)}) (.+?)[.!]?", said, re.I)
    named = _named(match[1], desk) if match else None
    return act(f"change:{named.key}", desk) if named is not None else None


def _asked_about(said: str, desk: SessionDesk) -> Turn | None:
    """ "what did I say about equity?"."""
    match = re.fullmatch(rf"(?:{_heard('what-said', desk)}) (.+?) ?\??", said, re.I)
    named = _named(match[1], desk) if match else None
    if named is None:
        return None
    answer = desk.answer(named.key)
    value = spoken(desk, named.key, answer) if answer else desk.phrase("told.nothing")
    return Turn(desk.session, desk.phrase("told.you-said", what=label(desk, named),
                                          value=value))  # fmt: skip


def _rated(said: str, desk: SessionDesk) -> Turn | None:
    """ "the Google one is verbal"."""
    match = re.fullmatch(rf"(.+?) (?:{_heard('is', desk)}) (.+?)[.!]?", said, re.I)
    if match is None:
        return None
    wanted = plain(match[2])
    status = next((s for s in Status if wanted in _status_words(s, desk)), None)
    number = _rival(match[1], desk)
    if status is None or number is None:
        return None
    question = agenda.asked(f"rival:{number}/status")
    assert question is not None  # noqa: S101  (each competing offer has a status)
    session = desk.session.put(question.key, question.context(desk), Pick(choice=status.value))
    return Turn(session, desk.phrase("told.noted", what=label(desk, question),
                                     value=desk.phrase(f"status.{status.value}")))  # fmt: skip


def _status_words(status: Status, desk: SessionDesk) -> frozenset[str]:
    names = (desk.phrase(f"status.{status.value}"), desk.phrase(f"read.value.{status.value}"),
             status.value)  # fmt: skip
    return frozenset(plain(name) for name in names)


def _by_the_year(said: str, desk: SessionDesk) -> Turn | None:
    """ "no, that's per year", right after a grant was taken as a whole."""
    if not re.fullmatch(rf"(?:{_heard('no', desk)})?[, ]*(?:{_heard('per-year', desk)})[.!]?",
                        said, re.I):  # fmt: skip
        return None
    key = next((s.about for s in reversed(desk.session.trail) if s.about.endswith("/equity")),
               f"{OFFER}/equity")  # fmt: skip
    question, grant = agenda.asked(key), desk.answer(key)
    if question is None or not isinstance(grant, Equity) or grant.amount == 0:
        return None
    yearly = grant.model_copy(update={"amount": grant.amount * grant.years})
    session = desk.session.put(key, question.context(desk), yearly)
    return Turn(session, desk.phrase("told.noted", what=label(desk, question),
                                     value=spoken(desk, key, yearly)))  # fmt: skip


def _is_now(said: str, desk: SessionDesk) -> Turn | None:
    """ "base is 225", "Google's base is 240k", "deadline is Friday"."""
    match = re.fullmatch(rf"(.+?) ?(?:{_heard('is', desk)}) (.+?)[!]?", said, re.I)
    question = _named(match[1], desk) if match else None
    if match is None or question is None:
        return None
    understood = question.step.reads(match[2], desk, question.subject)
    if isinstance(understood, Trouble):
        return None
    if isinstance(understood, Readings):
        understood_now = _likely(understood, question, desk)
        if understood_now is None:
            asks = desk.phrase(f"pending.{understood.question}", **understood.values)
            there = act(f"change:{question.key}", desk).session
            pending = Pending(question=asks, options=understood.options)
            return Turn(there.model_copy(update={"pending": pending}))
        understood = understood_now
    session = desk.session.put(question.key, question.context(desk), understood)
    now = SessionDesk(session, desk.world, desk.language)
    return Turn(session, desk.phrase("told.noted", what=label(desk, question),
                                     value=spoken(now, question.key, understood)))  # fmt: skip


def _likely(readings: Readings, question: Asked, desk: SessionDesk) -> Sum | None:
    """Beside a base that is known, the reading that is near it: 225 beside 210,000."""
    before = desk.answer(question.key)
    if not isinstance(before, Sum):
        return None
    near = [o.answer for o in readings.options
            if isinstance(o.answer, Sum) and before.amount <= 2 * o.answer.amount
            and o.answer.amount <= 2 * before.amount]  # fmt: skip
    return near[0] if len(near) == 1 else None


# Who and what is meant


def _named(words: str, desk: SessionDesk) -> Asked | None:
    """The question that some words name, of the offer or of a competing one."""
    said = plain(words.replace("'s ", " ").replace("’s ", " "))
    said = re.sub(rf"^(?:{_heard('the', desk)}) ", "", said)
    subject = OFFER
    for number in desk.rivals:
        company = plain(desk.text(f"rival:{number}/company") or "")
        if company and re.search(rf"\b{re.escape(company)}\b", said):
            subject = f"rival:{number}"
            said = plain(re.sub(rf"\b(?:{_heard('at', desk)})? ?{re.escape(company)}\b", " ", said))
    own = plain(desk.company or "")
    if own and subject == OFFER:
        said = plain(re.sub(rf"\b(?:{_heard('at', desk)})? ?{re.escape(own)}\b", " ", said))
    called = (q for q in _questions(subject, desk) if said in _names(q, desk))
    return next(called, None)


def _questions(subject: str, desk: SessionDesk) -> Iterator[Asked]:
    known = agenda.questions(subject, desk) if subject != OFFER else (
        *agenda.NEEDED, *agenda.MORE
    )  # fmt: skip
    return (question for question in known if question.applies(desk))


def _names(question: Asked, desk: SessionDesk) -> frozenset[str]:
    called = desk.world.wording.phrases.get(f"hears.called.{question.step.name}", "")
    return frozenset(plain(n) for n in (label(desk, question), question.step.name,
                                        *called.split("|")) if n.strip())  # fmt: skip


def _rival(words: str, desk: SessionDesk) -> int | None:
    """The number of the competing offer whose company some words name."""
    said = f" {plain(words)} "
    found = [n for n in desk.rivals if f" {plain(desk.text(f'rival:{n}/company') or '-')} " in said]
    return found[0] if len(found) == 1 else None
