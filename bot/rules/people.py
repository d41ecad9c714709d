"""Rules on tone, risk and what research says of asking (55, 56, 59, 60)."""

from __future__ import annotations

from bot.core.facts import Tone
from bot.core.offer import Status
from bot.rules.known import Known
from bot.rules.registry import Found, Kind, Silent, Stage, found, rule, silent
from bot.rules.turn import enough_asked, figures_closed

_NO_COUNTER = "nothing is countered"


@rule("warm-and-specific", Stage.PEOPLE, Kind.NOTE, number=55, cites=("malhotra-2014", "haseeb"),
      reads=("offer", "reason"))  # fmt: skip
def warm_and_specific(k: Known) -> Found | Silent:
    """A letter opens warmly and says what draws you there; without that it is a form letter."""
    if k.reason:
        return silent("a reason to join was given")
    return Found({"company": k.offer.company}, answer="reason")


@rule("relational-words", Stage.PEOPLE, Kind.NOTE, number=56,
      cites=("bowles-babcock-2013", "bowles-2007"),
      reads=("ask", "offer", "reply", "round", "stage", "tone", "walk_away"))  # fmt: skip
def relational_words(k: Known) -> Found | Silent:
    """Asking in words of the relationship is offered to everyone as a choice of tone."""
    if not _counters(k):
        return silent(_NO_COUNTER)
    if k.tone is Tone.WARM:
        return silent("the warm tone is chosen already")
    return Found({}, answer="tone")


@rule("rescission-low", Stage.PEOPLE, Kind.NOTE, number=59, cites=("faircomp", "legalclarity"),
      reads=("ask", "competing", "current_job", "offer", "reply", "round", "stage",
             "walk_away"))  # fmt: skip
def rescission_low(k: Known) -> Found | Silent:
    """That an offer is taken back for asking is rare: low, not zero."""
    if not _counters(k):
        return silent(_NO_COUNTER)
    safer = "yes" if k.competing or k.current_said is not None else "no"
    return found(alternative=safer)


@rule("asking-pays", Stage.PEOPLE, Kind.NOTE, number=60, cites=("marks-harold-2011",),
      reads=("ask", "offer", "reply", "round", "stage", "walk_away"))  # fmt: skip
def asking_pays(k: Known) -> Found | Silent:
    """People who asked got more, in one study of new hires."""
    if not _counters(k):
        return silent(_NO_COUNTER)
    return found()


@rule("how-safe", Stage.PEOPLE, Kind.NOTE, cites=("our-reading",),
      reads=("ask", "ask.total", "competing", "offer", "offer.total", "offers",
             "reply", "round", "stage", "walk_away"))  # fmt: skip
def how_safe(k: Known) -> Found | Silent:
    """How safe this ask is, in words, with the evidence for it."""
    if not _counters(k) or figures_closed(k):
        return silent(_NO_COUNTER)
    offered, wanted = k.offer_total, k.ask_total
    more = int((wanted - offered).amount * 100 / offered.amount) if offered.amount else 100
    written = any(o.status is Status.WRITTEN for o in k.competing)
    best = k.comparison.best
    backed = best is not None and best.yearly is not None and best.yearly >= offered
    limit = int(k.number("limit.over-offer"))
    # A real alternative makes an ask one step safer; a very large one stays bold.
    rank = (not backed) + (more > int(k.number("smaller.high"))) + (more > limit)
    words = ("safe", "usual", "bold", "risky")
    return found(how=words[rank], more=more, written="yes" if written else "no",
                 backed="yes" if backed else "no")  # fmt: skip


def _counters(k: Known) -> bool:
    ask = k.ask_made
    if ask is None or ask.confirm or k.offer.base is None:
        return False
    return not enough_asked(k)
