"""What the reader of drafts may know of a situation. The floor is among it, to be found out."""

from __future__ import annotations

from fractions import Fraction

from bot.core.facts import TheirReply
from bot.core.money import Money
from bot.core.offer import Offer, Package
from bot.reading.draft import Known, Mistake, Rival, review
from bot.rules.known import State


def review_draft(state: State) -> tuple[Mistake, ...]:
    """The mistakes in the person's own draft, none where there is no draft."""
    draft = state.facts.draft
    return review(draft, _known(state)) if draft is not None else ()


def _known(state: State) -> Known:
    facts, world, offer = state.facts, state.world, state.facts.offer
    asked = state.ask.package if state.ask else Package(None, None, state.offered.years)
    band = state.ground.band
    top = band.total.high if band and band.total else None
    equity = offer.equity
    sourced = (*_amounts(asked.base, asked.equity, asked.total), *_figures(offer))
    return Known(
        currency=offer.currency,
        company=offer.company,
        symbols=world.symbols,
        floors=_amounts(state.floor.base, state.floor.equity, state.floor.total),
        own=_figures(offer),
        asks=_amounts(asked.base, asked.equity, asked.total),
        offer_total=_amount(state.offered.total),
        ask_total=_amount(asked.total),
        band_top=_amount(top),
        rivals=tuple(_rival(rival, state) for rival in facts.competing),
        private_equity=equity.illiquid if equity else None,
        companies=tuple(company.name for company in world.companies.values()),
        round_step=world.currencies[offer.currency].round_step,
        sourced=sourced,
        stage=facts.stage.value if facts.stage else None,
        previous_asks=_amounts(facts.asked_before.base, facts.asked_before.equity),
        last_reply_final=facts.reply is TheirReply.FINAL,
    )


def _rival(offer: Offer, state: State) -> Rival:
    total = offer.package(state.offered.years).total
    return Rival(offer.company, offer.status.value, _amount(total), _figures(offer))


def _figures(offer: Offer) -> tuple[Fraction, ...]:
    """Every figure of an offer that a letter may repeat."""
    grant = offer.grant
    package = offer.package(Fraction(grant.years)) if grant else None
    parts = (
        offer.base,
        grant.whole if grant else None,
        package.total if package else None,
        offer.bonus,
        offer.sign_on_total,
        *(offer.sign_on or ()),
        offer.relocation,
    )
    return _amounts(*parts)


def _amounts(*parts: Money | None) -> tuple[Fraction, ...]:
    return tuple(part.amount for part in parts if part is not None)


def _amount(part: Money | None) -> Fraction | None:
    return None if part is None else part.amount
