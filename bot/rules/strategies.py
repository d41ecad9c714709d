"""The strategies, and when each applies. Each has one letter and one call script of its name."""

from __future__ import annotations

from enum import StrEnum

from bot.core.facts import Facts
from bot.core.offer import Status
from bot.rules.ask import Ask
from bot.rules.leverage import Cited, Form


class Strategy(StrEnum):
    """How to go about the reply. The value is the name of its letter."""

    MATCH = "match"  # a written rival above the offer carries the ask
    IN_PROCESS = "in_process"  # another process or a verbal offer is named as what it is
    NO_RIVAL = "no_rival"  # proof, the person's reason or the role's scope carry it
    ABOVE_BAND = "above_band"  # a written rival above the whole band: a reason beyond money
    CONFIRM = "confirm"  # the offer is at the target: confirm, do not counter for sport
    ASK_RANGE = "ask_range"  # no base from them yet: ask for the range, name no number


def strategy(facts: Facts, ask: Ask | None, cited: Cited | None) -> Strategy | None:
    """The strategy of a situation, or None when there is nothing to ask for yet."""
    if facts.offer.base is None:
        return Strategy.ASK_RANGE
    if ask is None:
        return None
    if ask.confirm:
        return Strategy.CONFIRM
    if ask.above_band:
        return Strategy.ABOVE_BAND
    return _by_rival(cited)


def _by_rival(cited: Cited | None) -> Strategy:
    if cited is None:
        return Strategy.NO_RIVAL
    if cited.offer.status is not Status.WRITTEN:
        return Strategy.IN_PROCESS
    return Strategy.NO_RIVAL if cited.form is Form.PART else Strategy.MATCH
