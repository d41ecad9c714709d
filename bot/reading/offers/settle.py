"""From a sheet to an offer: magnitudes, periods and currencies decided where the text decides
them, and a question wherever it does not.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.core.offer import Status
from bot.guides.library import World
from bot.guides.vocabulary import Mark, Term
from bot.reading.offers.check import total_doubts
from bot.reading.offers.currency import Hints, currencies
from bot.reading.offers.desk import Desk, shorthand
from bot.reading.offers.grant import equity
from bot.reading.offers.pay import base, bonus, percent, row, sign_on, unnamed, yearly
from bot.reading.offers.shape import (
    Doubt,
    Place,
    Read,
    ReadOffer,
    Topic,
)
from bot.reading.offers.sheets import Sheet

_STATUS = {
    Mark.WRITTEN: Status.WRITTEN,
    Mark.VERBAL: Status.VERBAL,
    Mark.IN_PROCESS: Status.IN_PROCESS,
}


def settle_sheet(sheet: Sheet, hints: Hints, world: World) -> Read:
    """The offer of a sheet with its questions."""
    codes, place = currencies(sheet, hints)
    desk = Desk(world, sheet, codes[0] if len(codes) == 1 else None, shorthand(sheet))
    if len(codes) > 1 and place is not None:
        desk.ask("currency", Topic.CURRENCY, place, *({"currency": code} for code in codes))
    offer = ReadOffer(
        company=sheet.company,
        level=sheet.level.said if sheet.level else None,
        currency=desk.currency,
        status=_status(sheet),
    )
    for name, stretch in (("company", sheet.company_place), ("deadline", sheet.deadline)):
        if stretch is not None:
            desk.places[name] = stretch
    if sheet.level is not None:
        desk.places["level"] = Place(sheet.level.start, sheet.level.end)
    offer = base(offer, desk)
    unnamed(desk)
    row(desk)
    offer = replace(
        offer,
        bonus_percent=percent(desk),
        bonus_amount=bonus(offer, desk),
        relocation=yearly(Term.RELOCATION, desk),
        total_stated=yearly(Term.TOTAL, desk),
        sign_on=sign_on(desk),
        equity=equity(desk),
    )
    if sheet.on_target:
        offer = _with_commission(offer)
    desk.doubts.extend(total_doubts(offer, desk.places, frozenset(d.field for d in desk.doubts)))
    return Read(_without_doubted(offer, desk.doubts), tuple(desk.doubts), desk.places)


def _with_commission(offer: ReadOffer) -> ReadOffer:
    """On-target earnings are the base and the commission at target; equity is beside them."""
    stated, base_ = offer.total_stated, offer.base
    known = offer.bonus_amount is not None or offer.bonus_percent is not None
    if known or stated is None or base_ is None or stated <= base_:
        return offer
    return replace(offer, bonus_amount=stated - base_)


def _status(sheet: Sheet) -> Status | None:
    """The least that was said of how firm it is in the last breath; later words count more. Where
    no figure was told, an offer that is to come stays one, "with nothing on paper yet"."""
    if not sheet.entries and any(mark is Mark.IN_PROCESS for mark, _ in sheet.statuses):
        return Status.IN_PROCESS
    return _STATUS[sheet.statuses[-1][0]] if sheet.statuses else None


def _without_doubted(offer: ReadOffer, doubts: Sequence[Doubt]) -> ReadOffer:
    """A field that is asked about holds nothing until it is answered."""
    fields = {d.field for d in doubts if d.topic is Topic.WHOLE_OR_YEARLY}
    if "equity.total" in fields:
        offer = replace(offer, equity=replace(offer.equity, total=None))
    return offer
