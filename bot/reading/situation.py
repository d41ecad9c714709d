"""From a case to Facts and Names: places, levels, guides and currencies are looked up here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from bot.core.exchange import quote
from bot.core.facts import (
    CurrentJob,
    Facts,
    Names,
    PostedRange,
    Proof,
    TrustedBand,
    Wish,
)
from bot.core.money import Once, Whole, Yearly
from bot.core.offer import Exchange, Offer, Status
from bot.guides.library import World
from bot.guides.schema import Guide
from bot.reading.case import (
    BandCase,
    Case,
    CurrentJobCase,
    OfferCase,
    PostedRangeCase,
    RateCase,
    WishCase,
)
from bot.reading.levels import NoSuchLevel, WhoseLevel, read_level
from bot.reading.pay import grant_years, in_process, read_offer


class BadCase(ValueError):
    """A case that cannot be used: which field, and one sentence that says what to do."""

    def __init__(self, field: str, message: str) -> None:
        super().__init__(f"{field}: {message}")
        self.field, self.message = field, message


def situation(case: Case, world: World) -> tuple[Facts, Names]:
    """What the engine may know, and the names that only letters see. Raises BadCase."""
    guide = _guide(case, world)
    region = world.region_called(case.region)
    currency = _currency(case.offer, region.currency if region else None, world, "offer")
    rung, said = _level(case.level, "level", world)
    company = case.offer.company or (world.companies[guide.company].name if guide else "")
    own_rates = tuple(_own_rate(rate) for rate in case.rates)
    desk = _Desk(world, currency, own_rates, case.now)
    facts = Facts(
        guide=guide.id if guide else None,
        region=region.id if region else case.region,
        rung=rung,
        level_said=said,
        offer=desk.offer(case.offer, company, "offer"),
        competing=tuple(desk.rival(rival, index) for index, rival in enumerate(case.competing)),
        proof=_proof(case, guide, world),
        reason=case.reason,
        ready_to_sign=case.ready_to_sign,
        walk_away=_wish(case.walk_away, currency),
        target=_wish(case.target, currency),
        band=_band(case.band, currency),
        base_choice=case.base_choice,
        haircut=_part(case.haircut_percent),
        current=desk.current(case.current_job) if case.current_job else None,
        posted=_posted(case.posted_range, currency),
        priorities=case.priorities,
        tone=case.tone,
        stage=case.stage,
        round=case.round,
        reply=case.reply,
        asked_before=_wish(case.asked_before, currency),
        draft=case.draft,
        scope_rung=_level(case.scope_level, "scope_level", world)[0],
        rates=desk.own_rates,
        now=case.now,
    )
    return facts, Names(case.candidate, case.recruiter)


@dataclass(frozen=True, slots=True)
class _Desk:
    """What every offer of one case is read with."""

    world: World
    currency: str
    own_rates: tuple[Exchange, ...]
    today: date | None

    def offer(self, offer: OfferCase, company: str, field: str) -> Offer:
        currency = _currency(offer, self.currency, self.world, field)
        years = int(self.world.number("compare.years"))
        _check_years(offer, years, field)
        known = self.world.company_called(company)
        return read_offer(
            offer, company, currency, years, known.market if known else None, self._quote,
            _level(offer.level, f"{field}.level", self.world), self.today,
        )  # fmt: skip

    def rival(self, rival: OfferCase, index: int) -> Offer:
        field = f"competing.{index}"
        if rival.company is None:
            raise BadCase(f"{field}.company", "a competing offer needs its company")
        said = in_process(rival) if rival.status is Status.IN_PROCESS else rival
        return self.offer(said, rival.company, field)

    def current(self, job: CurrentJobCase) -> CurrentJob:
        """Staying, as an offer: what is still unvested is its grant where no other is named."""
        said = {name: getattr(job, name) for name in OfferCase.model_fields}
        if job.equity is None and job.equity_units is None and job.unvested is not None:
            said["equity"] = job.unvested
        stay = OfferCase.model_construct(**said)
        offer = self.offer(
            stay, job.company or self.world.wording.phrases["job.present"], "current_job"
        )
        unvested, bonus = (_once(part, offer.currency) for part in (job.unvested, job.coming_bonus))
        return CurrentJob(offer, unvested, bonus, job.bonus_date)

    def _quote(self, one: str, other: str) -> Exchange | None:
        return quote(one, other, self.world.rates, self.own_rates)


def _guide(case: Case, world: World) -> Guide | None:
    if case.guide is not None:
        if case.guide not in world.guides:
            known = ", ".join(sorted(world.guides))
            raise BadCase("guide", f"there is no guide called {case.guide!r}; known: {known}")
        return world.guides[case.guide]
    if "guide" in case.model_fields_set:
        return None
    if case.offer.company is None:
        return next(iter(world.guides.values())) if len(world.guides) == 1 else None
    company = world.company_called(case.offer.company)
    guides = world.guides_of(company.id) if company else ()
    return guides[0] if len(guides) == 1 else None


def _level(said: str | None, field: str, world: World) -> tuple[str | None, str | None]:
    if said is None:
        return None, None
    read = read_level(said, world)
    if isinstance(read, WhoseLevel):
        names = " or ".join(f"{reading.said!r}" for reading in read.readings)
        raise BadCase(field, f"{said!r} stands on several ladders; write {names}")
    if isinstance(read, NoSuchLevel):
        raise BadCase(
            field,
            f"{said!r} is no level known here; write 'Google L5', 'senior' or 'not sure'",
        )
    return read.rung, read.said


def _currency(offer: OfferCase, default: str | None, world: World, field: str) -> str:
    code = offer.currency or default
    if code is None:
        raise BadCase(
            f"{field}.currency", "this place has no currency known here; name it, for example EUR"
        )
    if code not in world.currencies:
        raise BadCase(
            f"{field}.currency",
            f"{code!r} is no currency known here; write a code such as EUR or USD",
        )
    return code


def _check_years(offer: OfferCase, years: int, field: str) -> None:
    if offer.vesting and len(offer.vesting) != grant_years(offer, years):
        raise BadCase(
            f"{field}.vesting",
            f"it lists {len(offer.vesting)} years, but equity_years says {offer.equity_years}",
        )


def _proof(case: Case, guide: Guide | None, world: World) -> tuple[Proof, ...]:
    guides = [guide] if guide else list(world.guides.values())
    levers = {lever.id for known in guides for lever in known.levers}
    for key in case.proof:
        if key not in levers:
            raise BadCase(
                f"proof.{key}", f"there is no such lever; known: {', '.join(sorted(levers))}"
            )
    return tuple(
        Proof(key, given.area, given.evidence) for key, given in sorted(case.proof.items())
    )


def _wish(wish: WishCase | None, currency: str) -> Wish:
    if wish is None:
        return Wish()
    return Wish(
        base=Yearly.of(wish.base, currency) if wish.base is not None else None,
        equity=Whole.of(wish.equity, currency) if wish.equity is not None else None,
    )


def _band(band: BandCase | None, currency: str) -> TrustedBand | None:
    if band is None:
        return None
    low, high = (Yearly.of(end, currency) for end in band.base)
    equity = tuple(Whole.of(end, currency) for end in band.equity) if band.equity else None
    pair = (equity[0], equity[1]) if equity else None
    return TrustedBand((low, high), pair, band.source, band.date)


def _posted(posted: PostedRangeCase | None, currency: str) -> PostedRange | None:
    if posted is None:
        return None
    own = posted.currency or currency
    low, high = Yearly.of(posted.low, own), Yearly.of(posted.high, own)
    return PostedRange(low, high, posted.address, posted.date)


def _own_rate(rate: RateCase) -> Exchange:
    return Exchange(rate.one, rate.other, Fraction(rate.rate), rate.date, "the-person")


def _once(amount: int | None, currency: str) -> Once | None:
    return Once.of(amount, currency) if amount is not None else None


def _part(percent: Decimal | None) -> Fraction | None:
    return Fraction(percent) / 100 if percent is not None else None
