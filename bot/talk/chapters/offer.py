"""An offer: base and equity, and for a competing one its company and status too."""

from __future__ import annotations

from bot.core.offer import Status
from bot.talk import readers
from bot.talk.answers import Equity, Pick, Skipped, Trouble, Understood, Unknown, Words
from bot.talk.chapters.more import TERMS, markets
from bot.talk.step import OFFER, Asked, Choice, Desk, Step, Turn


def _not_sure(desk: Desk, _subject: str) -> tuple[Choice, ...]:
    return (Choice(desk.phrase("choice.not-sure"), Unknown()),)


def _not_yet(desk: Desk, _subject: str) -> tuple[Choice, ...]:
    return (Choice(desk.phrase("choice.no-number-yet"), Unknown()),)


def _equity(desk: Desk, subject: str) -> tuple[Choice, ...]:
    years = int(desk.world.number("compare.years"))
    none = Equity(amount=0, years=years, currency=desk.pay_currency(subject), said="none")
    return (
        Choice(desk.phrase("choice.not-sure"), Unknown()),
        Choice(desk.phrase("choice.no-equity"), none),
    )


def _in_currency(desk: Desk, subject: str) -> str:
    """Bare amounts were read in this currency; in another place they would mean another."""
    return desk.currency(subject)


def _beside_base(desk: Desk, subject: str) -> str:
    """Equity is counted in the currency of its base."""
    return desk.pay_currency(subject)


BASE = Step("base", "offer.base", readers.base, choices=_not_yet, rests_on=_in_currency,
            skip=Unknown())  # fmt: skip
EQUITY = Step("equity", "offer.equity", readers.equity, choices=_equity, rests_on=_beside_base,
              skip=Unknown())  # fmt: skip

CHAPTER = (Asked(BASE, OFFER), Asked(EQUITY, OFFER))


def _statuses(desk: Desk, _subject: str) -> tuple[Choice, ...]:
    return tuple(
        Choice(desk.phrase(f"status.{status.value}"), Pick(choice=status.value))
        for status in Status
    )


def _has_figures(desk: Desk, subject: str) -> bool:
    return desk.answer(f"{subject}/status") != Pick(choice=Status.IN_PROCESS.value)


def _in_process(desk: Desk, subject: str) -> bool:
    return not _has_figures(desk, subject)


def _expected(text: str, desk: Desk, subject: str) -> Understood:
    """A day in the person's words; amounts have no place in it."""
    read = readers.line("name.characters")(text, desk, subject)
    money = isinstance(read, Words) and any(c in text for c in "$€£₹¥")
    return Trouble("day-example") if money else read


def _unknown_market(desk: Desk, subject: str) -> bool:
    """Asked only where there is a grant and the company is not known here."""
    grant, name = desk.answer(f"{subject}/equity"), desk.answer(f"{subject}/company")
    known = desk.world.company_called(name.text) if isinstance(name, Words) else None
    granted = isinstance(grant, Equity) and grant.amount > 0 and _has_figures(desk, subject)
    return granted and (known is None or known.market is None)


RIVAL_COMPANY = Step("company", "rival.company", readers.line("name.characters"))
RIVAL_STATUS = Step("status", "rival.status", readers.choice_only, choices=_statuses)
RIVAL_BASE = Step("base", "rival.base", readers.base, choices=_not_sure, when=_has_figures,
                  rests_on=_in_currency, skip=Unknown())  # fmt: skip
RIVAL_EQUITY = Step("equity", "rival.equity", readers.equity, choices=_equity, when=_has_figures,
                    rests_on=_beside_base, skip=Unknown())  # fmt: skip
RIVAL_MARKET = Step("market", "rival.market", readers.choice_only, choices=markets,
                    when=_unknown_market, turn=Turn.ON_REQUEST, skip=Unknown())  # fmt: skip
RIVAL_EXPECTED = Step("expected", "rival.expected", _expected, when=_in_process, skip=Skipped())


def rival_chapter(number: int) -> tuple[Asked, ...]:
    """The questions about one competing offer."""
    steps = (RIVAL_COMPANY, RIVAL_STATUS, RIVAL_BASE, RIVAL_EQUITY, RIVAL_MARKET, *TERMS,
             RIVAL_EXPECTED)  # fmt: skip
    return tuple(Asked(step, f"rival:{number}") for step in steps)
