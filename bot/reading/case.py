"""The case: everything a person told us, as a file or as a finished chat writes it down.

This is the border. A case is validated here, its levels and places are read, and what
comes out are Facts, which are typed and blind, and the Names that only letters see.
"""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    ValidationInfo,
    field_validator,
)

from bot.core.facts import BaseChoice, Stage, TheirReply, Tone
from bot.core.offer import BonusKind, EquityKind, Market, PayPeriod, Status
from bot.reading.lines import printable

_DECIMAL = re.compile(r"\d{1,13}(\.\d{1,6})?", re.ASCII)


def _exact(value: object) -> object:
    """Whole and decimal numbers as they were written; a float has lost digits already."""
    if type(value) is int:
        return Decimal(value)
    if isinstance(value, str) and _DECIMAL.fullmatch(value):
        return Decimal(value)
    if isinstance(value, Decimal):
        return value
    raise ValueError("a plain number is needed here, for example 215000 or 12.5")


def _day(value: object) -> object:
    """A day, also where a time of day follows it."""
    if isinstance(value, str):
        try:
            return date.fromisoformat(value[:10])
        except ValueError:
            raise ValueError("a day is needed here, for example 2026-12-04") from None
    return value


Units = Annotated[int, Field(ge=0, le=10**13, strict=True)]
Exact = Annotated[Decimal, BeforeValidator(_exact), Field(ge=0, le=10**13)]
Percent = Annotated[Decimal, BeforeValidator(_exact), Field(ge=0, le=1000)]
Share = Annotated[Decimal, BeforeValidator(_exact), Field(ge=0, le=100)]
Day = Annotated[date, BeforeValidator(_day)]
Months = Annotated[int, Field(ge=0, le=120, strict=True)]
Line = Annotated[str, StringConstraints(min_length=1, max_length=300, strip_whitespace=True)]
Name = Annotated[str, StringConstraints(min_length=1, max_length=80, strip_whitespace=True)]
Code = Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")]


class _Closed(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class RefresherCase(_Closed):
    """A yearly further grant: its whole amount, and whether it is promised or written."""

    equity: Units | None = None
    status: Literal["promised", "written"] = "promised"


class OfferCase(_Closed):
    """One offer. Amounts are whole currency units; what is left out is unknown, not zero."""

    company: Name | None = Field(
        None, description="Who offers; for `offer`, the guide's company if left out."
    )
    pay_period: PayPeriod = Field(PayPeriod.YEAR, description="What `base` is paid for.")
    base: Exact | None = Field(None, description="Base salary for each `pay_period`.")
    salaries_per_year: Annotated[int, Field(ge=1, le=24, strict=True)] | None = Field(
        None, description="Monthly salaries paid a year, such as 13; 12 if left out."
    )
    hours_per_week: Share | None = Field(None, description="Paid hours a week, for hourly pay.")
    days_per_year: Annotated[int, Field(ge=1, le=366, strict=True)] | None = Field(
        None, description="Paid days a year, for daily pay."
    )
    weeks_per_year: Annotated[int, Field(ge=1, le=53, strict=True)] | None = Field(
        None, description="Paid weeks a year, for hourly or weekly pay; 52 if left out."
    )
    equity: Units | None = Field(None, description="The whole equity grant, not one year of it.")
    equity_years: Annotated[int, Field(ge=1, le=10, strict=True)] | None = Field(
        None,
        description="Years over which the grant vests; 4 if left out, or the length of `vesting`.",
    )
    equity_kind: EquityKind = Field(EquityKind.UNKNOWN, description="The instrument.")
    equity_currency: Code | None = Field(
        None, description="The grant's own currency; the offer's if left out."
    )
    equity_units: Exact | None = Field(None, description="Shares, units or options granted.")
    unit_price: Exact | None = Field(None, description="What one share or unit is worth.")
    price_kind: Literal["market", "preferred", "409a", "tender"] | None = Field(
        None, description="Which price `unit_price` is."
    )
    price_date: Line | None = Field(None, description="The day of `unit_price`.")
    strike: Exact | None = Field(None, description="What one option costs to exercise.")
    exercise_days: Annotated[int, Field(ge=0, le=5000, strict=True)] | None = Field(
        None, description="Days to exercise options after leaving."
    )
    market: Market | None = Field(
        None, description="Whether the shares are public or private; known for some companies."
    )
    vesting: tuple[Share, ...] | None = Field(
        None, description="Percent of the grant that vests each year, adding up to 100."
    )
    cliff_months: Months | None = Field(None, description="Months before anything vests.")
    refresher: RefresherCase | None = Field(None, description="A yearly further grant.")
    assumed_growth_percent: Percent | None = Field(
        None, description="Yearly growth of the shares that their figure of the grant assumes."
    )
    bonus: Units | None = Field(None, description="Yearly bonus as an amount.")
    bonus_percent: Percent | None = Field(None, description="Yearly bonus in percent of base.")
    bonus_kind: BonusKind | None = Field(
        None, description="target, up_to (a maximum or at discretion) or guaranteed."
    )
    sign_on: Units | tuple[Units, ...] | None = Field(
        None, description="Paid on joining; a list is one payment a year."
    )
    clawback_months: Months | None = Field(
        None, description="Months within which a sign-on must be returned on leaving."
    )
    relocation: Units | None = Field(None, description="Paid once, for moving.")
    pension_percent: Percent | None = Field(
        None, description="Employer's pension payment in percent of base."
    )
    benefits: dict[Name, Units] = Field(
        {}, max_length=20, description="Other yearly benefits, by name; in no total."
    )
    level: Line | None = Field(None, description="The level they offer, such as 'Google L5'.")
    deadline: Line | None = Field(
        None, description="When an answer is due; for a process, when a decision is expected."
    )
    currency: Code | None = Field(None, description="ISO code; the region's currency if left out.")
    status: Status = Field(Status.WRITTEN, description="written, verbal or in_process.")

    @field_validator("vesting")
    @classmethod
    def _adds_up(cls, value: tuple[Decimal, ...] | None) -> tuple[Decimal, ...] | None:
        if value is not None and (sum(value) != 100 or len(value) > 10):
            raise ValueError(
                "the yearly percentages must add up to 100, for example [25, 25, 25, 25]"
            )
        return value

    @field_validator("base")
    @classmethod
    def _whole_by_the_year(cls, value: Decimal | None, info: ValidationInfo) -> Decimal | None:
        yearly = info.data.get("pay_period") is PayPeriod.YEAR
        if value is not None and yearly and value != value.to_integral_value():
            raise ValueError("a yearly base is a whole number, for example 215000")
        return value

    @field_validator("sign_on")
    @classmethod
    def _few_years(cls, value: int | tuple[int, ...] | None) -> int | tuple[int, ...] | None:
        if isinstance(value, tuple) and not 0 < len(value) <= 10:
            raise ValueError("one payment for each year, for example [130000, 100000]")
        return value

    @field_validator("company", "deadline", "price_date", "level")
    @classmethod
    def _one_line(cls, value: str | None) -> str | None:
        return printable(value)


class CurrentJobCase(OfferCase):
    """The present job: its pay, and what leaving it would forfeit."""

    unvested: Units | None = Field(None, description="Granted there and not vested yet, in all.")
    coming_bonus: Units | None = Field(None, description="Earned there and not paid yet.")
    bonus_date: Day | None = Field(None, description="The day the coming bonus is due.")


class PostedRangeCase(_Closed):
    """A range of base pay from an advert, with where and when it was seen."""

    low: Units
    high: Units
    currency: Code | None = None
    address: Line
    date: Line

    @field_validator("high")
    @classmethod
    def _ordered(cls, value: int, info: ValidationInfo) -> int:
        if value < info.data.get("low", 0):
            raise ValueError("the low end stands above the high end")
        return value

    @field_validator("address", "date")
    @classmethod
    def _one_line(cls, value: str | None) -> str | None:
        return printable(value)


class RateCase(_Closed):
    """A rate the person names: one unit of `one` is `rate` of `other`."""

    one: Code
    other: Code
    rate: Annotated[Decimal, BeforeValidator(_exact), Field(gt=0, le=10**9)]
    date: Line


class ProofCase(_Closed):
    """Evidence for one lever, in the person's own words."""

    area: Line | None = Field(None, description="One of the choices that the guide offers.")
    evidence: Line

    @field_validator("area", "evidence")
    @classmethod
    def _one_line(cls, value: str | None) -> str | None:
        return printable(value)


class WishCase(_Closed):
    """A base and a whole grant (over four years); either may be left open."""

    base: Units | None = None
    equity: Units | None = None


class BandCase(_Closed):
    """A band the person trusts: [low, high], with its source and date."""

    base: Annotated[tuple[Units, ...], Field(min_length=2, max_length=2)]
    equity: Annotated[tuple[Units, ...], Field(min_length=2, max_length=2)] | None = None
    source: Line
    date: Line

    @field_validator("source", "date")
    @classmethod
    def _one_line(cls, value: str | None) -> str | None:
        return printable(value)

    @field_validator("base", "equity")
    @classmethod
    def _ordered(cls, value: tuple[int, ...] | None) -> tuple[int, ...] | None:
        if value is not None and value[0] > value[1]:
            raise ValueError("the low end stands above the high end")
        return value


class Case(_Closed):
    """A person's situation. Only `region` and `offer` are required."""

    guide: str | None = Field(
        None,
        description="A guide id such as scale-ai/ml-ai-engineer; null for none.",
    )
    region: Line = Field(description="A region id or name, such as san-francisco.")
    level: Line | None = Field(
        None, description="Such as 'Google L5', 'E4', 'senior' or 'not sure'."
    )
    offer: OfferCase
    competing: tuple[OfferCase, ...] = Field((), max_length=200)
    proof: dict[str, ProofCase] = Field(
        {}, description="Evidence by lever: agentic, evaluation, rlhf, data_quality."
    )
    reason: Line | None = Field(
        None, description="What draws you there besides pay, in your words."
    )
    ready_to_sign: Line | None = Field(None, description="Your own sentence, if you would sign.")
    walk_away: WishCase | None = Field(None, description="Your private floor. In no letter.")
    target: WishCase | None = Field(None, description="Your own target, where no guide covers you.")
    band: BandCase | None = Field(None, description="A band you trust, where no guide covers you.")
    base_choice: BaseChoice = Field(
        BaseChoice.GUIDE,
        description="`posted`: base at the employer's posted top, the rest as equity.",
    )
    haircut_percent: Share | None = Field(
        None, description="What you take off the price of shares that cannot be sold."
    )
    current_job: CurrentJobCase | None = Field(None, description="The job you have now.")
    posted_range: PostedRangeCase | None = Field(
        None, description="A range of base pay that the employer posts."
    )
    rates: tuple[RateCase, ...] = Field((), max_length=50, description="Your own exchange rates.")
    priorities: tuple[Name, ...] = Field(
        (), max_length=10, description="What matters to you, most important first."
    )
    scope_level: Line | None = Field(
        None, description="The level that the work they describe would be, where it is another."
    )
    tone: Tone = Field(Tone.PLAIN, description="How letters sound: warm, plain or firm.")
    stage: Stage | None = Field(None, description="none, verbal, written, countered or agreed.")
    round: Annotated[int, Field(ge=0, le=50, strict=True)] | None = Field(
        None, description="How many times you have asked so far."
    )
    reply: TheirReply | None = Field(None, description="What they answered.")
    asked_before: WishCase | None = Field(None, description="What you asked for last time.")
    draft: Annotated[str, StringConstraints(max_length=100_000)] | None = Field(
        None, description="A letter of your own, to be read for mistakes."
    )
    now: Day | None = Field(None, description="Today, for deadlines: 2026-11-23.")
    candidate: Name | None = Field(None, description="Your name, for the letter only.")
    recruiter: Name | None = Field(None, description="Whom you write to, for the letter only.")

    @field_validator("proof", mode="before")
    @classmethod
    def _text_is_evidence(cls, value: Any) -> Any:
        if not isinstance(value, dict):
            return value
        return {key: {"evidence": v} if isinstance(v, str) else v for key, v in value.items()}

    @field_validator("ready_to_sign", mode="before")
    @classmethod
    def _yes_is_the_plain_sentence(cls, value: Any) -> Any:
        return "I am ready to sign" if value is True else value

    @field_validator(
        "region", "reason", "ready_to_sign", "candidate", "recruiter", "level", "scope_level"
    )
    @classmethod
    def _one_line(cls, value: str | None) -> str | None:
        return printable(value)
