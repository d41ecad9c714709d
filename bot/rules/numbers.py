"""Rules on naming figures: who goes first, ranges, precision, reasons (1 to 14)."""

from __future__ import annotations

from bot.core.facts import Stage as Talks
from bot.rules.components import first_year_gap
from bot.rules.ground import Kind as GroundKind
from bot.rules.known import Known
from bot.rules.registry import Found, Kind, Silent, Stage, Value, found, rule, silent
from bot.rules.turn import figures_closed, level_is_low, names_figure

_NAMED = "a base was named"


@rule("standard-when-pressed", Stage.PROCESS, Kind.NOTE, number=2, cites=("haseeb",),
      reads=("offer", "round"))  # fmt: skip
def standard_when_pressed(k: Known) -> Found | Silent:
    """Pressed again for a number: a sourced range for the role, never a personal minimum."""
    if k.offer.base is not None:
        return silent(_NAMED)
    if k.round < int(k.number("pressed.times")):
        return silent("they have not pressed twice")
    return found(company=k.offer.company)


@rule("range-first", Stage.PROCESS, Kind.NOTE, number=3, cites=("ca-labor-432-3", "patio11"),
      reads=("offer", "posted_range", "region"))  # fmt: skip
def range_first(k: Known) -> Found | Silent:
    """Where a statute gives a right to the pay scale, ask for it before naming anything."""
    if k.offer.base is not None:
        return silent(_NAMED)
    if k.posted_range is not None:
        return silent("a posted range is known")
    law = next((law for law in k.laws if "pay-range" in law.topics), None)
    if law is None:
        return silent("no note on pay ranges holds in this region")
    return found(place=law.place, statute=law.statute)


@rule("open-with-data", Stage.PROCESS, Kind.NOTE, number=4,
      cites=("galinsky-mussweiler-2001", "thorsteinson-2011"),
      reads=("ground", "offer"))  # fmt: skip
def open_with_data(k: Known) -> Found | Silent:
    """With solid data a first figure may open high, because first figures anchor."""
    if k.offer.base is not None:
        return silent(_NAMED)
    if k.ground.band is None or k.ground.target.base is None:
        return silent("no band and target are known to open with")
    return found(base=k.ground.target.base)


@rule("precise-figure", Stage.PROCESS, Kind.NOTE, number=5, cites=("mason-2013",),
      reads=("ask", "ask.base", "competing", "level", "now", "offer", "reply", "round",
             "scope_level", "stage", "walk_away"))  # fmt: skip
def precise_figure(k: Known) -> Found | Silent:
    """A round figure invites a bigger cut than a precise one."""
    if not names_figure(k):
        return silent("no figure is named")
    step = k.world.currencies[k.offer.currency].round_step
    if k.ask_base.amount % step or k.ask_base == k.offer.base:
        return silent("the base asked for is precise, or is theirs")
    near = type(k.ask_base).of(k.ask_base.amount + 3 * k.step, k.ask_base.currency)
    return Found({"base": k.ask_base, "near": near}, answer="target.base")


@rule("target-at-low-end", Stage.PROCESS, Kind.NOTE, number=6, cites=("ames-mason-2015",),
      reads=("ground", "offer"))  # fmt: skip
def target_at_low_end(k: Known) -> Found | Silent:
    """If a range is wanted, the target is its low end, with a modest stretch above."""
    if k.offer.base is not None:
        return silent(_NAMED)
    target = k.ground.target.base
    if target is None:
        return silent("no target is known")
    top = target.times(1 + k.number("range.stretch") / 100).rounded(k.step)
    return found(low=target, high=top)


@rule("reason-beside-scope", Stage.PROCESS, Kind.NOTE, number=7, cites=("haseeb", "malhotra-2014"),
      reads=("ask", "competing", "offer", "proof", "reason", "reply", "round", "stage",
             "walk_away"))  # fmt: skip
def reason_beside_scope(k: Known) -> Found | Silent:
    """An ask without a reason of the person's own rests on the scope of the role alone."""
    if k.ask.confirm or k.offer.base is None or figures_closed(k):
        return silent("nothing is asked for that rests on the scope")
    if k.cited is not None or k.proofs or k.reason:
        return silent("there is a reason")
    return Found({}, answer="proof")


@rule("floor-stays-private", Stage.PROCESS, Kind.NOTE, number=8,
      cites=("reservation-point", "doody"), reads=("floor",))  # fmt: skip
def floor_stays_private(k: Known) -> Found | Silent:
    """The floor is in no text that leaves."""
    floor = k.floor
    if floor.base is None and floor.equity is None:
        return silent("there is no floor")
    return found()


@rule("walk-away-proposed", Stage.GROUND, Kind.NOTE, number=9, cites=("doody", "ace-2024"),
      reads=("floor", "offer.total", "offers", "walk_away"))  # fmt: skip
def walk_away_proposed(k: Known) -> Found | Silent:
    """Without a walk-away, one is proposed; nothing is blocked."""
    said = k.walk_away
    if said.base is not None or said.equity is not None:
        return silent("a walk-away is set")
    if k.floor.base is not None:
        return silent("a floor is suggested already")
    best = k.comparison.best
    own = k.comparison.own.yearly or k.offer_total
    values: dict[str, Value] = {"rival": "", "total": k.offer_total}
    if best is not None and best.yearly is not None and best.yearly > own:
        name = best.offer.company
        values = {"rival": name, "total": best.yearly}
    return Found(values, answer="walk_away")


@rule("not-for-sport", Stage.PROCESS, Kind.NOTE, number=10, cites=("malhotra-2014",),
      reads=("ask", "current_job", "level", "offer", "offers", "scope_level"))  # fmt: skip
def not_for_sport(k: Known) -> Found | Silent:
    """An offer at the target is confirmed, not countered."""
    if not k.ask.confirm:
        return silent("the offer is below the target")
    own, best = k.comparison.own.yearly, k.comparison.best
    if own is not None and best is not None and best.yearly is not None and best.yearly > own:
        return silent("a real alternative is worth more")
    if level_is_low(k) or (k.current_said is not None and first_year_gap(k) is not None):
        return silent("the level or the first year is still to be settled")
    return found(company=k.offer.company)


@rule("all-at-once", Stage.PROCESS, Kind.NOTE, number=12, cites=("malhotra-2014", "taro"),
      reads=("ask", "offer", "priorities", "reply", "round", "stage", "walk_away"))  # fmt: skip
def all_at_once(k: Known) -> Found | Silent:
    """Several wishes go into one message, the most important first."""
    wanted, has = k.ask.package, k.offered
    raised = [
        part for part, old in ((wanted.base, has.base), (wanted.equity, has.equity))
        if part is not None and (old is None or part.amount > old.amount)
    ]  # fmt: skip
    if len(raised) < 2 or k.offer.base is None or figures_closed(k):
        return silent("at most one part is asked for, or enough was asked")
    return Found({}, answer=None if k.priorities else "priorities")


@rule("equal-packages", Stage.PROCESS, Kind.NOTE, number=13, cites=("leonardelli-2019",),
      reads=("packages", "reply", "round", "stage"))  # fmt: skip
def equal_packages(k: Known) -> Found | Silent:
    """Unsure what they can move: offer packages that are worth the same to you."""
    if not k.bundles or figures_closed(k):
        return silent("no part can be moved, a part is unknown, or enough was asked")
    return found(count=len(k.bundles), worth=k.bundles[0].worth)


@rule("four-ways", Stage.VALUE, Kind.NOTE, number=14, cites=("doody", "levels-fyi"),
      reads=("offers",))  # fmt: skip
def four_ways(k: Known) -> Found | Silent:
    """Offers are put side by side four ways, because one number hides the others."""
    comparison = k.comparison
    if not comparison.all:
        return silent("there is nothing to compare with")
    own = comparison.own.value
    if own.first_year is None or own.average is None or own.guaranteed_cash is None:
        return silent("this offer has no total yet")
    return found(first=own.first_year, average=own.average, cash=own.guaranteed_cash)


@rule("range-not-yet", Stage.PROCESS, Kind.NOTE, number=1, cites=("patio11", "doody", "haseeb"),
      reads=("offer", "stage"))  # fmt: skip
def range_not_yet(k: Known) -> Found | Silent:
    """Before an offer, an expectation is deferred: fit first, and their range."""
    if k.offer.base is not None:
        return silent(_NAMED)
    if k.stage is not Talks.NONE:
        return silent("there is an offer already")
    return found(company=k.offer.company)


@rule("own-figures-lead", Stage.GROUND, Kind.NOTE, cites=("the-person",),
      reads=("competing", "ground", "posted_range"))  # fmt: skip
def own_figures_lead(k: Known) -> Found | Silent:
    """Without a guide the ground is the person's own evidence, and it is called weaker."""
    kind = k.ground.kind
    if kind is GroundKind.EVIDENCE:
        rivals = len(k.rivals.written)
        return found(posted="yes" if k.posted_range else "no", rivals=rivals)
    return silent("a guide, a target or a band of your own leads, or nothing does")
