"""What this turn of the talks still leaves to ask. Rules of several families share it."""

from __future__ import annotations

from datetime import date, timedelta

from bot.core.facts import Stage as Talks
from bot.core.facts import TheirReply
from bot.core.offer import Offer, Status
from bot.rules.known import Known
from bot.rules.leverage import Cited

_WEEKEND = 5


def enough_asked(k: Known) -> bool:
    """Whether asking again would do harm, or would no longer help: after a yes, after too many
    rounds, after a final answer that is a second one or below the walk-away."""
    if k.stage_said is Talks.AGREED or rounds_are_spent(k):
        return True
    return k.reply is TheirReply.FINAL and k.under_limit


def figures_closed(k: Known) -> bool:
    """Whether no figure is asked for any more: enough was asked, or they called the offer final,
    which leaves one question."""
    return enough_asked(k) or k.reply is TheirReply.FINAL


def names_figure(k: Known) -> bool:
    """Whether the letter of this turn can name a figure: one for time or the level does not."""
    if k.offer.base is None or k.ask.confirm or figures_closed(k):
        return False
    return not level_is_low(k) and not buys_time(k)


def names_rival(k: Known, cited: Cited) -> bool:
    """After a final answer only a better offer in writing is a reason to ask once more."""
    return cited.leads or k.reply is not TheirReply.FINAL


def buys_time(k: Known) -> bool:
    """Whether what is asked for is time: somebody else still decides, after the deadline."""
    due, now = k.offer.due, k.now_said
    if due is None or now is None or slower_process(k) is None:
        return False
    return now <= due < needed_by(k)


def level_is_low(k: Known) -> bool:
    """Whether the work is known to be that of a higher level than the one they offer."""
    scope, offered = scope_and_level(k)
    order = list(k.world.rungs)
    if scope is None or offered is None:
        return False
    return order.index(scope) > order.index(offered)


def scope_and_level(k: Known) -> tuple[str | None, str | None]:
    """The level that the work would be and the level they offer, as rungs."""
    return k.scope, k.offer.rung or k.rung


def slower_process(k: Known) -> Offer | None:
    """The process that is still open; the one that decides last, if days are known."""
    open_ = [offer for offer in k.competing if offer.status is Status.IN_PROCESS]
    return max(open_, key=lambda o: (o.due or date.min, o.company), default=None)


def needed_by(k: Known) -> date:
    """The day an answer could be given: when the slower process decides, else some working
    days from now."""
    slower = slower_process(k)
    if slower is not None and slower.due is not None:
        return slower.due
    return after_working_days(k.now, int(k.number("time.business-days")))


def after_working_days(start: date, count: int) -> date:
    """The day `count` working days after `start`."""
    day = start
    while count:
        day += timedelta(days=1)
        count -= day.weekday() < _WEEKEND
    return day


def rounds_are_spent(k: Known) -> bool:
    """Whether as many rounds were asked as do no harm."""
    rounds = k.rounds_said or 0
    final = k.reply is TheirReply.FINAL and rounds >= int(k.number("rounds.final"))
    return final or rounds >= int(k.number("rounds.most"))
