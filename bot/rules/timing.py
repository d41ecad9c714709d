"""Rules on time, rounds and how to go about it (37 to 45)."""

from __future__ import annotations

from bot.core.facts import Stage as Talks
from bot.core.offer import Status
from bot.rules.known import Known
from bot.rules.registry import Found, Kind, Silent, Stage, found, rule, silent
from bot.rules.turn import figures_closed, names_figure, needed_by, rounds_are_spent, slower_process


@rule("verbal-offer", Stage.PROCESS, Kind.NOTE, number=37, cites=("haseeb",), reads=("offer",))
def verbal_offer(k: Known) -> Found | Silent:
    """A verbal offer gets thanks and a request for the details in writing, no yes or no."""
    if k.offer.status is not Status.VERBAL:
        return silent("the offer is not a verbal one")
    return found(company=k.offer.company)


@rule("ask-for-time", Stage.PROCESS, Kind.WARN, number=38,
      cites=("resumeagentics", "somehowmanage", "legalclarity"),
      reads=("competing", "now", "offer.deadline"))  # fmt: skip
def ask_for_time(k: Known) -> Found | Silent:
    """Less time than needed: ask at once, for one day, with the reason."""
    left = days_left(k)
    if left < 0:
        return silent("the deadline has passed")
    needed = needed_by(k)
    if k.due >= needed:
        return silent("there is time enough")
    if left <= int(k.number("exploding.days")):
        return silent("the deadline is so near that other advice holds")
    slower = slower_process(k)
    return found(due=k.due, until=needed,
                 rival=slower.company if slower else "")  # fmt: skip


@rule("exploding-offer", Stage.PROCESS, Kind.WARN, number=39,
      cites=("resourcehelpnetwork", "malhotra-2014"),
      reads=("competing", "now", "offer", "offer.deadline"))  # fmt: skip
def exploding_offer(k: Known) -> Found | Silent:
    """Two days or less: find out whether the limit is real, never lie, then decide."""
    left = days_left(k)
    if not 0 <= left <= int(k.number("exploding.days")):
        return silent("the deadline is not within two days")
    # What decides before the deadline is no reason for another day.
    until = needed_by(k)
    return found(due=k.due, days=left, until=until if until > k.due else "",
                 company=k.offer.company)  # fmt: skip


@rule("deadline-passed", Stage.PROCESS, Kind.WARN, cites=("our-reading",),
      reads=("now", "offer", "offer.deadline"))  # fmt: skip
def deadline_passed(k: Known) -> Found | Silent:
    """After the deadline the first thing to learn is whether the offer still stands."""
    if days_left(k) >= 0:
        return silent("the deadline has not passed")
    return found(due=k.due, company=k.offer.company)


@rule("tell-the-slower-one", Stage.PROCESS, Kind.NOTE, number=40, cites=("rora",),
      reads=("competing", "offer.deadline"))  # fmt: skip
def tell_the_slower_one(k: Known) -> Found | Silent:
    """With a date on the table, the slower process hears it the same day."""
    slower = slower_process(k)
    if slower is None:
        return silent("nobody else is in process")
    return found(rival=slower.company, due=k.due)


@rule("email-first", Stage.PROCESS, Kind.NOTE, number=41,
      cites=("doody", "hireclub", "negotiateit"),
      reads=("ask", "offer", "reply", "round", "stage", "walk_away"))  # fmt: skip
def email_first(k: Known) -> Found | Silent:
    """The first counter goes by email; many parts or a warm relation, a call and a recap."""
    if k.offer.base is None or k.ask.confirm or figures_closed(k):
        return silent("nothing is countered")
    if k.round:
        return silent("this is not the first counter")
    return found()


@rule("rounds-enough", Stage.PROCESS, Kind.WARN, number=42, cites=("doody", "loopcv", "faircomp"),
      reads=("reply", "round", "stage"))  # fmt: skip
def rounds_enough(k: Known) -> Found | Silent:
    """After two asks and a clear final answer, stop; after a yes, never reopen."""
    if k.stage_said is Talks.AGREED:
        return found(agreed="yes", rounds=0)
    rounds = k.round
    if not rounds_are_spent(k):
        return silent("there is room for another round")
    return found(agreed="no", rounds=rounds)


@rule("concede-less", Stage.PROCESS, Kind.NOTE, number=43, cites=("doody", "ace-2024"),
      reads=("offer", "stage"))  # fmt: skip
def concede_less(k: Known) -> Found | Silent:
    """When they move: say so, give less each time, and trade rather than give."""
    if k.stage is not Talks.COUNTERED:
        return silent("nobody has countered yet")
    return found(company=k.offer.company)


@rule("written-before-resigning", Stage.PROCESS, Kind.WARN, number=44, cites=("haseeb",),
      reads=("offer", "stage"))  # fmt: skip
def written_before_resigning(k: Known) -> Found | Silent:
    """Whatever was agreed is confirmed in writing before anyone resigns."""
    if k.stage is not Talks.AGREED:
        return silent("nothing is agreed yet")
    return found(company=k.offer.company)


@rule("ready-if-true", Stage.PROCESS, Kind.NOTE, number=45, cites=("haseeb", "malhotra-2014"),
      reads=("ask", "competing", "level", "now", "offer", "ready_to_sign", "reply", "round",
             "scope_level", "stage", "walk_away"))  # fmt: skip
def ready_if_true(k: Known) -> Found | Silent:
    """That you would sign at the figure is the strongest close there is, if it is true."""
    if k.ready_to_sign is not None:
        return silent("it is said already")
    if not names_figure(k):
        return silent("no figure is named")
    return Found({}, answer="ready_to_sign")


def days_left(k: Known) -> int:
    """Days from today to the deadline; negative once it has passed."""
    return (k.due - k.now).days
