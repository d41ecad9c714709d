"""Rules on what the person could do instead: rivals, the present job, the target (15 to 23)."""

from __future__ import annotations

from fractions import Fraction

from bot.core.band import percent
from bot.core.money import Yearly, half_up
from bot.core.offer import Status
from bot.reading.pay import due
from bot.rules.compare import Part, Side, dominated, even_haircut, leads, yearly_worth
from bot.rules.known import Known
from bot.rules.leverage import Form
from bot.rules.registry import Found, Kind, Silent, Stage, Value, found, rule, silent
from bot.rules.turn import enough_asked, figures_closed, names_rival

_ALONE = "there is no other offer"
_CASH = "cash"


@rule("strongest-lever", Stage.LEVERAGE, Kind.NOTE, number=15, cites=("blind-kuyr44nv", "rora"),
      reads=("ask", "competing", "reply", "round", "stage", "walk_away"))  # fmt: skip
def strongest_lever(k: Known) -> Found | Silent:
    """A written offer at or above the target carries the ask by itself."""
    if not k.rivals.written:
        return silent("no comparable rival is in writing")
    if k.ask.confirm or enough_asked(k):
        return silent("nothing is asked for")
    best, before = k.rivals.written[0], k.ask.before_rivals
    if before is None or best.total < before:
        return silent("the best written rival is below the target")
    return found(rival=best.offer.company, total=best.total)


@rule("lesser-rival-unsaid", Stage.LEVERAGE, Kind.NOTE, number=17, cites=("our-reading",),
      reads=("ask", "competing", "offer.total"))  # fmt: skip
def lesser_rival_unsaid(k: Known) -> Found | Silent:
    """A rival below this offer lends its better part, or nothing; never its total."""
    offered = k.offer_total
    lesser = [r for r in k.rivals.written if r.total < offered]
    if not lesser or k.ask.confirm:
        return silent("no written rival is below this offer")
    cited = k.cited
    part = ""
    own = cited is not None and cited.offer is lesser[0].offer
    if cited is not None and own and cited.form is Form.PART and cited.part is not None:
        part = cited.part.value
    return found(rival=lesser[0].offer.company, part=part)


@rule("private-against-public", Stage.LEVERAGE, Kind.NOTE, number=18, cites=("lhorie-hn", "carta"),
      reads=("haircut_percent", "offers"))  # fmt: skip
def private_against_public(k: Known) -> Found | Silent:
    """Shares that can be sold and shares that cannot are compared at the person's own haircut."""
    comparison = k.comparison
    other = next((s for s in comparison.all if _unlike(s, comparison.own)), None)
    if other is None:
        return silent("no other offer has equity of the other kind")
    own = comparison.own
    haircut = percent(k.haircut)
    values: dict[str, Value] = {"rival": other.offer.company, "haircut": haircut, "even": -1}
    even = even_haircut(own, other)
    if even is not None:
        values["even"] = percent(even)
    return Found(values, answer="haircut_percent")


def _unlike(one: Side, other: Side) -> bool:
    a, b = one.offer.equity, other.offer.equity
    if a is None or b is None or a.is_none or b.is_none:
        return False
    return a.illiquid != b.illiquid


@rule("proof-you-may-share", Stage.LEVERAGE, Kind.NOTE, number=20, cites=("handlerkron",),
      reads=("ask", "competing", "reply", "round", "stage", "walk_away"))  # fmt: skip
def proof_you_may_share(k: Known) -> Found | Silent:
    """Once a written offer is named they may ask to see it: share what is true and allowed."""
    cited = k.cited
    if cited is None or cited.offer.status is not Status.WRITTEN or k.ask.confirm:
        return silent("no written offer is cited")
    if enough_asked(k) or not names_rival(k, cited):
        return silent("nothing more is asked for, or the letter names no rival")
    return found(rival=cited.offer.company)


@rule("one-round-alone", Stage.LEVERAGE, Kind.NOTE, number=21, cites=("reservation-point",),
      reads=("ask", "competing", "current_job", "reply", "round", "stage",
             "walk_away"))  # fmt: skip
def one_round_alone(k: Known) -> Found | Silent:
    """Without any alternative, one round of asking is enough risk."""
    if k.competing or k.current_said is not None:
        return silent("there is an alternative")
    if k.ask.confirm or enough_asked(k):
        return silent("nothing is asked for")
    return Found({}, answer="current_job")


@rule("present-job-counts", Stage.LEVERAGE, Kind.NOTE, number=22, cites=("reservation-point",),
      reads=("current_job", "offers"))  # fmt: skip
def present_job_counts(k: Known) -> Found | Silent:
    """If staying is the best alternative, its pay with what would be forfeited is the yardstick."""
    job = k.current
    best = k.comparison.best
    if best is None or not best.staying or best.yearly is None:
        return silent("another offer is better than staying, or staying has no total")
    values: dict[str, Value] = {"total": best.yearly, "company": job.stay.company}
    lost = [part for part in (job.unvested, job.coming_bonus) if part is not None]
    values["forfeits"] = "yes" if lost else "no"
    return found(**values)


@rule("target-under-alternative", Stage.LEVERAGE, Kind.WARN, number=23,
      cites=("our-reading", "malhotra-2014"),
      reads=("ask", "haircut_percent", "offers", "reply", "round", "stage",
             "walk_away"))  # fmt: skip
def target_under_alternative(k: Known) -> Found | Silent:
    """An ask that is not above the best real alternative gives the lead away."""
    best = k.comparison.best
    if best is None or best.yearly is None:
        return silent("there is no real alternative with a total")
    worth = yearly_worth(k.ask.package, k.comparison.own, k.haircut_said)
    if worth is None or worth > best.yearly:
        return silent("the ask is above the best real alternative")
    if figures_closed(k):
        return silent("no figure is asked for any more")
    values: dict[str, Value] = {
        "rival": best.offer.company, "total": best.yearly, "worth": worth,
        "by": best.yearly - worth,
    }  # fmt: skip
    return Found(values, answer="walk_away")


@rule("worse-in-every-part", Stage.LEVERAGE, Kind.NOTE, cites=("arithmetic",), reads=("offers",))
def worse_in_every_part(k: Known) -> Found | Silent:
    """Said plainly when one offer is worse than another in every part."""
    own, others = k.comparison.own, k.comparison.all
    real = [(s.yearly.amount, s) for s in (own, *others) if s.real and s.yearly is not None]
    # By name where two are worth the same, so that the order of the case changes nothing.
    real.sort(key=lambda pair: (-pair[0], _name(pair[1])))
    pairs: list[tuple[str, str]] = []
    for one in (own, *others):
        # The first found is the one worth most; no offer is worse than one worth less.
        most = next((s for worth, s in real if _may_lose(one, worth) and dominated(one, s)), None)
        if most is not None:
            pairs.append((_name(one), _name(most)))
    if not pairs:
        return silent("no offer is worse than another in every known part")
    # This offer first, if it is among them.
    (worse, better), *also = sorted(pairs, key=lambda pair: (pair[0] != _name(own), pair))
    return found(worse=worse, better=better, also=tuple(name for pair in also for name in pair))


def _may_lose(one: Side, worth: Fraction) -> bool:
    """What is worse in every part is worth less; but staying counts a bonus that is no part."""
    return one.staying or (one.yearly is not None and one.yearly.amount < worth)


@rule("what-would-tip-it", Stage.LEVERAGE, Kind.NOTE, cites=("arithmetic",), reads=("offers",))
def what_would_tip_it(k: Known) -> Found | Silent:
    """Where each of two offers leads in something, how much would make them equal."""
    own, best = k.comparison.own, k.comparison.best
    if best is None or own.yearly is None or best.yearly is None:
        return silent("there are no two totals to compare")
    ahead, behind = leads(own, best), leads(best, own)
    if not ahead or not behind:
        return silent("one of the two leads in everything that is known")
    gap = best.yearly - own.yearly
    behind_by = Yearly(abs(gap.amount), gap.currency)
    even = even_haircut(own, best)
    return found(
        rival=_name(best), ahead=_parts(ahead), behind=_parts(behind), by=behind_by,
        who="rival" if gap.amount > 0 else "own", even=percent(even) if even is not None else -1,
    )  # fmt: skip


@rule("what-matters-to-you", Stage.LEVERAGE, Kind.NOTE, cites=("the-person",),
      reads=("offers", "priorities"))  # fmt: skip
def what_matters_to_you(k: Known) -> Found | Silent:
    """Who leads in the part that the person named first."""
    if not k.comparison.all:
        return silent(_ALONE)
    named = next((p for p in k.priorities if p == _CASH or p in list(Part)), None)
    if named is None:
        return silent("no part of pay was named as what matters")
    sides = (k.comparison.own, *k.comparison.all)
    known = [(amount, _name(s)) for s in sides if (amount := _named(s, named)) is not None]
    if not known:
        return silent("that part is unknown everywhere")
    amount, company = max(known, key=lambda pair: pair[0].amount)
    return found(part=named.replace("_", "-"), company=company, amount=amount)


def _named(side: Side, name: str) -> Yearly | None:
    """A part by its name, or what is paid in money: base, bonus and sign-on as far as known."""
    if name != _CASH:
        return side.part(Part(name))
    base, bonus, sign_on = side.part(Part.BASE), side.part(Part.BONUS), side.part(Part.SIGN_ON)
    if base is None:
        return None
    return sum((part for part in (bonus, sign_on) if part is not None), base)


@rule("rate-used", Stage.VALUE, Kind.NOTE, cites=("ecb",), reads=("now", "offers"))
def rate_used(k: Known) -> Found | Silent:
    """Each rate that a comparison rests on is named with its date, and an old one is called old."""
    sides = (k.comparison.own, *k.comparison.all)
    used = [rate for s in sides for rate in (s.offer.exchange, s.exchange) if rate is not None]
    if not used:
        return silent("everything is in one currency")
    rate = used[0]
    old = ""
    today, day = k.now_said, due(rate.as_of, k.now_said)
    if today is not None and day is not None:
        age = (today - day).days
        old = str(age) if age > k.number("rate.old-days") else ""
    shown = decimals(rate.rate)
    return Found(
        {"one": rate.one, "other": rate.other, "rate": shown, "date": rate.as_of, "old": old,
         "more": len({(r.one, r.other) for r in used}) - 1},
        source=rate.source, answer="rates",
    )  # fmt: skip


def decimals(rate: Fraction) -> str:
    """A rate in four decimals, or in as many as four figures need; half up, and never a float."""
    places = next((n for n in range(4, 10) if rate * 10**n >= 1000), 10)
    scaled = half_up(rate * 10**places)
    return f"{scaled // 10**places}.{scaled % 10**places:0{places}d}"


@rule("rate-missing", Stage.VALUE, Kind.WARN, cites=("ecb",), reads=("offer", "offers"))
def rate_missing(k: Known) -> Found | Silent:
    """Without a rate nothing is added: the rate is a question."""
    currency = k.offer.currency
    for side in (k.comparison.own, *k.comparison.all):
        if not side.convertible:
            return Found({"one": side.offer.currency, "other": currency,
                          "company": side.offer.company}, answer="rates")  # fmt: skip
        equity = side.offer.equity
        if equity and equity.currency != side.offer.currency and side.offer.exchange is None:
            return Found({"one": equity.currency, "other": side.offer.currency,
                          "company": side.offer.company}, answer="rates")  # fmt: skip
    return silent("every currency has a rate")


def _name(side: Side) -> str:
    return side.offer.company


def _parts(parts: tuple[Part, ...]) -> tuple[str, ...]:
    return tuple(part.value.replace("_", "-") for part in parts)
