"""From a case to Facts and Names: places, levels, guides and currencies are looked up here."""

from __future__ import annotations

from fractions import Fraction

from bot.core.facts import Facts, Names, Proof, TrustedBand, Wish
from bot.core.money import Once, Whole, Yearly
from bot.core.offer import Grant, Offer, Status
from bot.guides.library import World
from bot.guides.schema import Guide
from bot.reading.case import BandCase, Case, OfferCase, WishCase
from bot.reading.levels import NoSuchLevel, WhoseLevel, read_level


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
    years = int(world.number("compare.years"))
    rung, said = _level(case, world)
    company = case.offer.company or (world.companies[guide.company].name if guide else "")
    facts = Facts(
        guide=guide.id if guide else None,
        region=region.id if region else case.region,
        rung=rung,
        level_said=said,
        offer=_offer(case.offer, company, currency, years, "offer"),
        competing=tuple(
            _rival(rival, index, currency, world, years)
            for index, rival in enumerate(case.competing)
        ),
        proof=_proof(case, guide, world),
        reason=case.reason,
        ready_to_sign=case.ready_to_sign,
        walk_away=_wish(case.walk_away, currency),
        target=_wish(case.target, currency),
        band=_band(case.band, currency),
        base_choice=case.base_choice,
    )
    return facts, Names(case.candidate, case.recruiter)


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


def _level(case: Case, world: World) -> tuple[str | None, str | None]:
    if case.level is None:
        return None, None
    read = read_level(case.level, world)
    if isinstance(read, WhoseLevel):
        names = " or ".join(f"{reading.said!r}" for reading in read.readings)
        raise BadCase("level", f"{case.level!r} stands on several ladders; write {names}")
    if isinstance(read, NoSuchLevel):
        raise BadCase(
            "level",
            f"{case.level!r} is no level known here; write 'Google L5', 'senior' or 'not sure'",
        )
    return read.rung, read.said


def _currency(offer: OfferCase, default: str | None, world: World, field: str) -> str:
    code = offer.currency or default
    if code is None:
        raise BadCase(
            f"{field}.currency", "this place has no currency known here; name it, for example EUR"
        )
    if code not in world.currencies:
        known = ", ".join(sorted(world.currencies))
        raise BadCase(f"{field}.currency", f"{code!r} is not known here; known: {known}")
    return code


def _rival(rival: OfferCase, index: int, currency: str, world: World, years: int) -> Offer:
    field = f"competing.{index}"
    if rival.company is None:
        raise BadCase(f"{field}.company", "a competing offer needs its company")
    return _offer(rival, rival.company, _currency(rival, currency, world, field), years, field)


def _offer(offer: OfferCase, company: str, currency: str, years: int, field: str) -> Offer:
    vests = offer.equity_years or (len(offer.vesting) if offer.vesting else years)
    if offer.vesting and offer.equity_years and len(offer.vesting) != offer.equity_years:
        raise BadCase(
            f"{field}.vesting",
            f"it lists {len(offer.vesting)} years, but equity_years says {offer.equity_years}",
        )
    in_process = offer.status is Status.IN_PROCESS and field != "offer"
    return Offer(
        company=company,
        currency=currency,
        # What is still in process has no figures that could be leaned on.
        base=Yearly.of(offer.base, currency) if offer.base is not None and not in_process else None,
        grant=Grant(Whole.of(offer.equity, currency), vests)
        if offer.equity is not None and not in_process
        else None,
        status=offer.status,
        bonus=Yearly.of(offer.bonus, currency) if offer.bonus is not None else None,
        bonus_percent=Fraction(offer.bonus_percent) if offer.bonus_percent is not None else None,
        sign_on=Once.of(offer.sign_on, currency) if offer.sign_on is not None else None,
        deadline=offer.deadline,
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
