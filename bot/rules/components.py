"""Rules on the parts of an offer: sign-on, level, vesting, instruments, bonus (24 to 36)."""

from __future__ import annotations

from datetime import timedelta
from fractions import Fraction

from bot.core.band import percent
from bot.core.facts import CurrentJob
from bot.core.money import Once, PerUnit, Whole, Yearly
from bot.core.offer import BonusKind, Equity, EquityKind, Market, Offer, PayPeriod
from bot.core.valuation import MONTHS, counted_bonus, vested
from bot.reading.pay import contradicts
from bot.rules.ground import Kind as GroundKind
from bot.rules.known import Known
from bot.rules.registry import Found, Kind, Silent, Stage, Value, found, rule, silent
from bot.rules.turn import enough_asked, level_is_low, scope_and_level

_NO_EQUITY = "no equity is offered"
_NO_SIGN_ON = "no sign-on is offered"


@rule("base-at-top", Stage.LEVERAGE, Kind.NOTE, number=24, cites=("hello-interview", "negotiateit"),
      reads=("ask", "ground", "offer.base", "posted_range", "reply", "round", "stage",
             "walk_away"))  # fmt: skip
def base_at_top(k: Known) -> Found | Silent:
    """At the top of a band the base hardly moves: equity, sign-on, level, start date do."""
    # What is on the table elsewhere makes a range here, but says nothing of where theirs ends.
    known = k.ground.kind is not GroundKind.EVIDENCE
    band, posted = k.ground.band if known else None, k.posted_top
    tops = [top for top in (band.base.high if band else None, posted) if top is not None]
    if not tops:
        return silent("no band and no posted range is known")
    top = min(tops)
    if k.base < top:
        return silent("the base is below the top of what is known")
    if k.ask.confirm or enough_asked(k):
        return silent("nothing is asked for, so nothing has to move to another part")
    return found(base=k.base, top=top)


@rule("bridge-first-year", Stage.VALUE, Kind.NOTE, number=25, cites=("sirjohnnymai",),
      reads=("current_job", "offers", "reply", "round", "stage", "walk_away"))  # fmt: skip
def bridge_first_year(k: Known) -> Found | Silent:
    """A first year that loses against staying can be bridged by an itemised sign-on."""
    gap = first_year_gap(k)
    if gap is None:
        return silent("the first year does not lose against staying")
    if enough_asked(k):
        return silent("nothing more is asked for")
    job = k.current
    return found(gap=gap, company=job.stay.company, items=tuple(items(job)))


def first_year_gap(k: Known) -> Once | None:
    """How much the first year pays less than staying would, in whole steps; None if it does not."""
    coming, stay = k.current.coming_bonus, k.comparison.stay
    own = k.comparison.own.value.first_year
    if stay is None or stay.value.first_year is None or own is None:
        return None
    rate = stay.exchange.rate if stay.exchange else Fraction(1)
    if not stay.convertible:
        return None
    kept = stay.value.first_year.amount
    if coming is not None:
        # The bonus that is coming is the one that the first year counts already, if it has one.
        counted = stay.value.years[0].bonus
        kept += coming.amount - (counted.amount if counted else 0)
    missing = kept * rate - own.amount
    if missing <= 0:
        return None
    return Once(-(-missing // k.step) * Fraction(k.step), own.currency)


def items(job: CurrentJob) -> list[str]:
    """What leaving forfeits, by name."""
    lost = {"coming-bonus": job.coming_bonus, "unvested": job.unvested}
    return [name for name, amount in lost.items() if amount is not None and amount.amount]


@rule("make-whole", Stage.VALUE, Kind.NOTE, number=26, cites=("sirjohnnymai", "taro"),
      reads=("current_job", "now", "reply", "round", "stage", "walk_away"))  # fmt: skip
def make_whole(k: Known) -> Found | Silent:
    """A bonus due soon is worth asking for: make me whole, or let me start after it."""
    job = k.current
    if job.coming_bonus is None:
        return silent("no coming bonus is forfeited")
    if enough_asked(k):
        return silent("nothing more is asked for")
    if job.bonus_date is None:
        return found(amount=job.coming_bonus, day="", company=job.stay.company)
    until = job.bonus_date - k.now
    if not timedelta() <= until <= timedelta(days=int(k.number("make-whole.days"))):
        return silent("the coming bonus is past, or far away")
    return found(amount=job.coming_bonus, day=job.bonus_date, company=job.stay.company)


@rule("sign-on-clawback", Stage.VALUE, Kind.NOTE, number=27, cites=("fhtx", "hackingnote"),
      reads=("offer", "offer.sign_on"))  # fmt: skip
def sign_on_clawback(k: Known) -> Found | Silent:
    """A sign-on usually has to be returned on leaving early: how long, gross or net, pro rata."""
    if not any(part.amount for part in k.sign_on):
        return silent(_NO_SIGN_ON)
    total = k.offer.sign_on_total
    assert total is not None  # noqa: S101  (it was named)
    return Found({"total": total, "months": k.offer.clawback_months or 0},
                 answer="offer.clawback_months")  # fmt: skip


@rule("level-first", Stage.LEVERAGE, Kind.WARN, number=28, cites=("chip-huyen",),
      reads=("level", "offer", "reply", "round", "scope_level", "stage",
             "walk_away"))  # fmt: skip
def level_first(k: Known) -> Found | Silent:
    """If the work is that of a higher level, the level is negotiated before any figure."""
    scope, offered = scope_and_level(k)
    if scope is None or offered is None:
        return silent("the level of the work or of the offer is not known")
    if not level_is_low(k):
        return silent("the level fits the work")
    if enough_asked(k):
        return silent("nothing more is asked for")
    rungs = k.world.rungs
    return found(scope=rungs[scope].name, offered=rungs[offered].name)


@rule("levels-differ", Stage.LEVERAGE, Kind.NOTE, number=29, cites=("levels-fyi-i4i1uv",),
      reads=("competing", "level", "offer"))  # fmt: skip
def levels_differ(k: Known) -> Found | Silent:
    """Offers at different levels are mapped before their pay is compared."""
    own = k.offer.rung or k.rung
    for offer in k.competing:
        if own is not None and offer.rung is not None and offer.rung != own:
            rungs = k.world.rungs
            return found(company=offer.company, level=offer.level_said or "",
                         theirs=rungs[offer.rung].name, own=rungs[own].name)  # fmt: skip
    return silent("no two levels are known to differ")


@rule("back-loaded", Stage.VALUE, Kind.WARN, number=30, cites=("alvinwan", "hn-30249971"),
      reads=("competing", "offer"))  # fmt: skip
def back_loaded(k: Known) -> Found | Silent:
    """A grant that vests late is judged by its first two years with the sign-on."""
    least = k.number("back-loaded.early") / 100
    for offer in _all(k):
        equity = offer.equity
        if equity is None or len(equity.vesting) < 3:
            continue
        early = equity.vested_by_year[2]
        if early < least:
            held = vested(offer, 2 * MONTHS)
            values: dict[str, Value] = {"company": offer.company, "early": percent(early)}
            values["vested"] = held if held is not None else ""
            return found(**values)
    return silent("no grant vests late")


@rule("growth-removed", Stage.VALUE, Kind.WARN, cites=("hn-30249971",),
      reads=("competing", "offer"))  # fmt: skip
def growth_removed(k: Known) -> Found | Silent:
    """A recruiter's assumed growth is taken out of the figure, and shown."""
    for offer in _all(k):
        equity, growth = offer.equity, offer.assumed_growth
        if growth and equity and equity.stated and offer.grant:
            return found(company=offer.company, said=equity.stated, growth=percent(growth),
                         flat=offer.grant.whole)  # fmt: skip
    return silent("no figure assumes growth")


@rule("units-priced", Stage.VALUE, Kind.NOTE, number=31, cites=("hn-30637374",),
      reads=("offer", "offer.equity"))  # fmt: skip
def units_priced(k: Known) -> Found | Silent:
    """Shares are valued at a price and its day; a grant in money needs its conversion price."""
    equity = k.equity
    if equity.stated is not None and not equity.stated.amount:
        return silent(_NO_EQUITY)
    values: dict[str, Value] = {"company": k.offer.company, "units": "", "day": ""}
    if equity.units is not None:
        values["units"] = _count(equity.units)
        values["day"] = equity.price_date or ""
    return Found(values, answer="offer.unit_price" if equity.price is None else None)


@rule("equity-two-figures", Stage.VALUE, Kind.WARN, cites=("arithmetic",),
      reads=("competing", "offer"))  # fmt: skip
def equity_two_figures(k: Known) -> Found | Silent:
    """A stated grant and its units at their price that do not agree are a question."""
    for offer in _all(k):
        equity = offer.equity
        if equity is None or not contradicts(equity):
            continue
        assert equity.stated is not None and equity.price is not None  # noqa: S101  (they contradict)
        assert equity.units is not None  # noqa: S101
        product = equity.price.of_units(equity.units)
        return Found({"company": offer.company, "said": equity.stated, "product": product},
                     answer="offer.equity")  # fmt: skip
    return silent("no grant is stated twice")


@rule("refreshers-promised", Stage.VALUE, Kind.NOTE, number=32, cites=("blind-qe6npq6v",),
      reads=("competing", "offer"))  # fmt: skip
def refreshers_promised(k: Known) -> Found | Silent:
    """A refresher that is only promised is not counted; its policy is worth having in writing."""
    promised = [o for o in _all(k) if o.refresher is not None and not o.refresher.written]
    if not promised:
        return silent("no refresher is merely promised")
    return found(company=promised[0].company)


@rule("cliff", Stage.VALUE, Kind.NOTE, number=33, cites=("saastr-openai-cliff",),
      reads=("offer", "offer.equity"))  # fmt: skip
def cliff(k: Known) -> Found | Silent:
    """Before the cliff nothing vests; some companies have dropped theirs when asked."""
    equity = k.equity
    if not equity.cliff_months:
        return silent("no cliff was named")
    return found(months=equity.cliff_months, company=k.offer.company)


@rule("three-columns", Stage.VALUE, Kind.NOTE, number=34, cites=("carta",),
      reads=("haircut_percent", "offers"))  # fmt: skip
def three_columns(k: Known) -> Found | Silent:
    """Private equity is always shown on paper, at the person's haircut, and at zero."""
    private = [s for s in (k.comparison.own, *k.comparison.all) if _private(s.offer)]
    if not private:
        return silent("no grant is known to be private")
    worth = private[0].value.worth
    if worth.paper is None:
        return silent("the grant has no worth yet")
    cut = worth.haircut if worth.haircut is not None else worth.paper
    values: dict[str, Value] = {"company": private[0].offer.company, "paper": worth.paper}
    haircut = k.haircut_said
    values |= {"cut": cut, "haircut": percent(haircut) if haircut is not None else -1}
    return Found(values, answer="haircut_percent")


def _private(offer: Offer) -> bool:
    """Known to be private: not merely an unknown instrument at an unknown company."""
    equity = offer.equity
    if equity is None or not equity.illiquid or equity.is_none:
        return False
    return equity.market is Market.PRIVATE or equity.kind is not EquityKind.UNKNOWN


@rule("double-trigger", Stage.VALUE, Kind.NOTE, cites=("carta",), reads=("competing", "offer"))
def double_trigger(k: Known) -> Found | Silent:
    """Before its second trigger a double-trigger RSU gives no share that could be sold."""
    for offer in _all(k):
        if offer.equity is not None and offer.equity.kind is EquityKind.RSU_DOUBLE_TRIGGER:
            return found(company=offer.company)
    return silent("no grant has a second trigger")


@rule("options-need-strike", Stage.VALUE, Kind.WARN, number=35,
      cites=("barakgila", "rivanegotiations"), reads=("competing", "offer"))  # fmt: skip
def options_need_strike(k: Known) -> Found | Silent:
    """Options without a strike and a price have no known worth."""
    for offer in _all(k):
        equity = offer.equity
        if equity is None or equity.kind is not EquityKind.OPTIONS:
            continue
        cost = _cost(equity)
        lacks = [name for name, part in (("strike", equity.strike), ("price", equity.price))
                 if part is None]  # fmt: skip
        if equity.units is None and equity.stated is None:
            lacks.append("units")
        values: dict[str, Value] = {"company": offer.company, "lacks": tuple(lacks)}
        values["cost"] = cost if cost is not None else ""
        values["days"] = equity.exercise_days or 0
        return Found(values, answer="offer.strike" if lacks else None)
    return silent("no options are offered")


def _cost(equity: Equity) -> Whole | None:
    """What exercising all of them would cost."""
    if equity.strike is None or equity.units is None:
        return None
    return equity.strike.of_units(equity.units)


@rule("bonus-not-certain", Stage.VALUE, Kind.NOTE, number=36, cites=("totalcompcalc",),
      reads=("offer",))  # fmt: skip
def bonus_not_certain(k: Known) -> Found | Silent:
    """A target bonus is counted at target, an "up to" one as nothing, both said so."""
    offer = k.offer
    said = offer.bonus_said
    if said is None:
        return silent("no bonus was named")
    if offer.bonus_kind is BonusKind.GUARANTEED or not said.amount:
        return silent("the bonus is guaranteed, or there is none")
    counted = counted_bonus(offer) or Yearly.of(0, offer.currency)
    kind = offer.bonus_kind.value if offer.bonus_kind else "unsaid"
    return Found({"said": said, "counted": counted, "kind": kind}, answer="offer.bonus_kind")


@rule("pay-by-the-year", Stage.VALUE, Kind.NOTE, cites=("arithmetic",),
      reads=("offer", "offer.base"))  # fmt: skip
def pay_by_the_year(k: Known) -> Found | Silent:
    """Pay named for another period is put on a year by a stated count."""
    wage = k.offer.wage
    if wage is None or wage.count is None:
        return silent("pay was named by the year, or its count is not known")
    said = PerUnit(wage.amount, k.offer.currency)
    return found(said=said, period=wage.period.value, count=_count(wage.count), base=k.base)


@rule("needs-hours", Stage.VETO, Kind.BLOCK, cites=("our-reading",), reads=("offer",))
def needs_hours(k: Known) -> Found | Silent:
    """Pay by the hour or day is not put on a year until the paid hours or days are known."""
    wage = k.offer.wage
    if wage is None or wage.count is not None:
        return silent("the yearly base is known")
    asks = "hours" if wage.period is PayPeriod.HOUR else "days"
    return Found({"asks": asks, "company": k.offer.company}, answer="offer.base")


@rule("market-unknown", Stage.VALUE, Kind.NOTE, cites=("our-reading",),
      reads=("competing", "offer"))  # fmt: skip
def market_unknown(k: Known) -> Found | Silent:
    """RSUs of a company not known here are taken as tradable; that is a question."""
    for offer in _all(k):
        equity = offer.equity
        if equity and equity.kind is EquityKind.RSU and equity.market is None:
            return found(company=offer.company)
    return silent("no RSU is of an unknown company")


@rule("usual-vesting", Stage.VALUE, Kind.NOTE, cites=("company-vesting",),
      reads=("competing", "offer"))  # fmt: skip
def usual_vesting(k: Known) -> Found | Silent:
    """Where grants are reported to vest unevenly and no schedule was given, it is a question."""
    for offer in _all(k):
        company = k.world.company_called(offer.company)
        equity = offer.equity
        if company is None or equity is None or not company.vesting:
            continue
        even = len(set(equity.vesting)) == 1
        reports = [r for r in company.vesting if len(set(r.percents)) > 1]
        if even and reports:
            shares = "/".join(str(part) for part in reports[0].percents)
            return found(company=offer.company, schedule=shares)
    return silent("no uneven schedule is reported where none was given")


@rule("premium-both-ways", Stage.GROUND, Kind.NOTE, cites=("founding-guide",),
      reads=("ground", "guide"))  # fmt: skip
def premium_both_ways(k: Known) -> Found | Silent:
    """What the guide's premium would imply if the band contained it, and if it did not."""
    band = k.ground.band
    if k.ground.kind is not GroundKind.GUIDE or band is None or band.total is None:
        return silent("no guide leads")
    low, high = k.guide.premium.percent_low, k.guide.premium.percent_high
    top = band.total.high
    within = tuple(top.times(Fraction(100, 100 + p)) for p in (high, low))
    beyond = tuple(top.times(Fraction(100 + p, 100)) for p in (low, high))
    return found(top=top, low=low, high=high, within_low=within[0], within_high=within[1],
                 beyond_low=beyond[0], beyond_high=beyond[1])  # fmt: skip


def _all(k: Known) -> tuple[Offer, ...]:
    """This offer first, then the competing ones."""
    return (k.offer, *k.competing)


def _count(number: Fraction) -> str:
    """A count in words of digits, with decimals only where there are any."""
    if number.denominator == 1:
        return f"{number.numerator:,}"
    scaled = int(number * 100)
    return f"{scaled // 100:,}.{scaled % 100:02d}"
