"""Files: a letter's text is taken like typed text, and its clauses are named first."""

from __future__ import annotations

from dataclasses import replace

from bot.reading.clauses import Clause, clauses
from bot.reading.letters import Reason
from bot.reading.offers.passages import MOST
from bot.talk import taking
from bot.talk.desk import SessionDesk
from bot.talk.events import Pasted, Refused
from bot.talk.replies import Keep
from bot.talk.told import tells_an_offer
from bot.talk.turns import Turn
from bot.talk.typed import said
from bot.words import shortened

_LONGEST_TYPED = 4096  # what a person can type in one message
_LONGEST_NAME = 60
_LONGEST_WORDS = 160
_CLAUSES_A_MESSAGE = 7
_REASONS_SHOWN = 3


def pasted(event: Pasted, desk: SessionDesk) -> Turn:
    """What a letter's text leads to, and above it what to look at before signing."""
    tells = taking.may_tell(desk) and tells_an_offer(event.text, desk)
    turn = taking.heard(event.text, desk) if tells else said(_as_typed(event.text), desk)
    return replace(turn, first=(*_letter(event, desk), *turn.first))


def refused(event: Refused, desk: SessionDesk) -> Turn:
    """One sentence on why a file was not read and what to do next; nothing else happens."""
    return Turn(desk.session, desk.phrase(f"refused.{event.reason.value}"))


def _as_typed(text: str) -> str:
    """No more than a typed message could hold, to the end of a line."""
    if len(text) <= _LONGEST_TYPED:
        return text
    return text[:_LONGEST_TYPED].rpartition("\n")[0] or text[:_LONGEST_TYPED]


def _letter(event: Pasted, desk: SessionDesk) -> tuple[Keep, ...]:
    """What was read and what to look at, in as many messages as that takes."""
    found = [_worded(clause, desk) for clause in clauses(event.text, desk.world.clauses)]
    size = _CLAUSES_A_MESSAGE
    pages = [found[at : at + size] for at in range(0, len(found), size)] or [[]]
    unread = [desk.phrase(f"refused.{reason.value}") for reason in _different(event)]
    cut = str(MOST) if len(event.text) > MOST else ""
    name = shortened(" ".join(event.name.split()), _LONGEST_NAME)
    return tuple(
        Keep(
            desk.press.card(
                "cards/letter.html", file=name, unread=unread, clauses=page, cut=cut,
                page=number, pages=len(pages),
            )
        )
        for number, page in enumerate(pages, start=1)
    )  # fmt: skip


def _different(event: Pasted) -> tuple[Reason, ...]:
    """Why attachments were left out, each reason once."""
    return tuple(dict.fromkeys(event.unread))[:_REASONS_SHOWN]


def _worded(clause: Clause, desk: SessionDesk) -> dict[str, str]:
    words = desk.world.words[desk.language].clauses[clause.id]
    values = {"months": clause.months, "day": clause.day}
    return {
        "name": words.name,
        "quoted": shortened(clause.words, _LONGEST_WORDS),
        "means": desk.press.line(words.means, values),
        "ask": words.ask,
    }
