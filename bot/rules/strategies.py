"""The strategies in one table: when each applies, and the rules that speak for it.

Each has one letter and one call script of its name. The first row that applies is taken.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from bot.core.facts import Facts, Stage, TheirReply
from bot.core.offer import Package, Status
from bot.rules.ask import Ask
from bot.rules.leverage import Cited
from bot.rules.registry import Finding


class Strategy(StrEnum):
    """How to go about the reply. The value is the name of its letter."""

    MATCH = "match"  # a written rival above the offer carries the ask
    IN_PROCESS = "in_process"  # another process or a verbal offer is named as what it is
    NO_RIVAL = "no_rival"  # proof, the person's reason or the role's scope carry it
    ABOVE_BAND = "above_band"  # a written rival above the whole band: a reason beyond money
    CONFIRM = "confirm"  # the offer is at the target: confirm, do not counter for sport
    ASK_RANGE = "ask_range"  # no base from them yet: ask for the range, name no number
    LEVEL_FIRST = "level_first"  # the work is that of a higher level: the level before any figure
    BRIDGE = "bridge"  # the first year loses against staying: an itemised sign-on
    TRADE = "trade"  # one part cannot move: another make of the same worth
    LAST_QUESTION = "last_question"  # final: one question that names no pay, then a decision
    BUY_TIME = "buy_time"  # the deadline is before the answer: one day, with the reason
    IN_WRITING = "in_writing"  # after a yes: what was agreed, in writing, and nothing reopened
    STILL_OPEN = "still_open"  # the deadline has passed: does the offer still stand?
    DECLINE = "decline"  # final, and under the walk-away: a no that leaves the door open


@dataclass(frozen=True, slots=True)
class Situation:
    """What a strategy is chosen by."""

    facts: Facts
    offered: Package
    under_limit: bool
    ask: Ask | None
    cited: Cited | None
    packages: int
    fired: Mapping[str, Finding]


@dataclass(frozen=True, slots=True)
class Row:
    """One strategy: when it applies, in code and in words, and the rules behind it."""

    strategy: Strategy
    when: Callable[[Situation], bool]
    says: str
    rules: tuple[str, ...]


# With these no figure is asked for any more, so nothing on the side may shape or weigh one.
SETTLED = frozenset(
    {Strategy.CONFIRM, Strategy.IN_WRITING, Strategy.DECLINE, Strategy.LAST_QUESTION}
)
_STUCK = frozenset({TheirReply.TOP_OF_BAND, TheirReply.NO_NEGOTIATION})
# What can be asked once more after a final answer, by the name that reply-final gives it.
_ONE_THING = frozenset({"rival", "bridge", "sign-on", "review"})


def _declines(s: Situation) -> bool:
    return s.facts.reply is TheirReply.FINAL and s.under_limit


def _agreed(s: Situation) -> bool:
    return s.facts.stage is Stage.AGREED and s.offered.base is not None


def _is_late(s: Situation) -> bool:
    return "deadline-passed" in s.fired


def _asks_range(s: Situation) -> bool:
    return s.facts.offer.base is None and s.facts.offer.wage is None


def _buys_time(s: Situation) -> bool:
    waiting = any(o.status is Status.IN_PROCESS for o in s.facts.competing)
    near = s.fired.get("ask-for-time") or s.fired.get("exploding-offer")
    return waiting and near is not None and near.values["until"] != ""


def _levels(s: Situation) -> bool:
    return "level-first" in s.fired


def _asks_once(s: Situation) -> bool:
    final = s.fired.get("reply-final")
    if final is None or s.offered.base is None:
        return False
    return final.values["one"] in _ONE_THING


def _trades(s: Situation) -> bool:
    return s.facts.reply in _STUCK and s.packages > 1 and s.ask is not None


def _bridges(s: Situation) -> bool:
    led = s.cited is not None and s.cited.leads
    if "rounds-enough" in s.fired or s.ask is None:
        return False
    return "bridge-first-year" in s.fired and not led


def _confirms(s: Situation) -> bool:
    return s.ask is not None and (s.ask.confirm or "rounds-enough" in s.fired)


def _above(s: Situation) -> bool:
    return s.ask is not None and s.ask.above_band


def _matches(s: Situation) -> bool:
    return s.ask is not None and s.cited is not None and s.cited.leads


def _in_process(s: Situation) -> bool:
    return s.ask is not None and s.cited is not None and s.cited.offer.status is not Status.WRITTEN


def _counters(s: Situation) -> bool:
    return s.ask is not None


TABLE: tuple[Row, ...] = (
    Row(Strategy.IN_WRITING, _agreed, "you have said yes",
        ("written-before-resigning", "rounds-enough")),
    Row(Strategy.STILL_OPEN, _is_late, "the day for the answer has passed", ("deadline-passed",)),
    Row(Strategy.ASK_RANGE, _asks_range, "no base was named",
        ("range-not-yet", "range-first", "no-number-yet")),
    Row(Strategy.DECLINE, _declines, "their answer is final and under your walk-away",
        ("reply-final", "below-walk-away")),
    Row(Strategy.BUY_TIME, _buys_time, "the deadline comes before the other process decides",
        ("ask-for-time", "exploding-offer", "tell-the-slower-one")),
    Row(Strategy.LEVEL_FIRST, _levels, "the work is that of a higher level", ("level-first",)),
    Row(Strategy.LAST_QUESTION, _asks_once, "they call it final, and one question is open",
        ("reply-final", "base-at-top")),
    Row(Strategy.BRIDGE, _bridges, "the first year pays less than staying",
        ("bridge-first-year", "make-whole")),
    Row(Strategy.CONFIRM, _confirms, "the offer is at the target, or enough was asked",
        ("not-for-sport", "rounds-enough")),
    Row(Strategy.ABOVE_BAND, _above, "a written rival is above the whole band",
        ("needs-reason", "strongest-lever")),
    Row(Strategy.TRADE, _trades, "they say that a part cannot move",
        ("equal-packages", "base-at-top")),
    Row(Strategy.IN_PROCESS, _in_process, "another process or a verbal offer can be named",
        ("only-written-moves",)),
    Row(Strategy.MATCH, _matches, "a written rival is above the offer", ("strongest-lever",)),
    Row(Strategy.NO_RIVAL, _counters, "no rival carries the ask",
        ("smaller-without-rival", "reason-beside-scope")),
)  # fmt: skip


def strategy(situation: Situation) -> Strategy | None:
    """The strategy of a situation, or None when there is nothing to ask for yet."""
    return next((row.strategy for row in TABLE if row.when(situation)), None)
