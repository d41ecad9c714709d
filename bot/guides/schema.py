"""The shape of the data files, and the only way they reach the program.

Rules of this room: unknown keys are refused; `null` means "not listed" and is never 0;
a figure without a source of its own inherits its file's, so none is without.
"""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Self
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    StringConstraints,
    model_validator,
)

from bot.core.offer import Market

Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+([-._/][a-z0-9]+)*$")]
Text = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
When = Annotated[str, StringConstraints(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$")]
Code = Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")]
Amount = Annotated[int, Field(gt=0, strict=True)]


class Strict(BaseModel):
    """Frozen, and closed to keys it does not know."""

    # Validators are built when first used, so that a model inside another is built once.
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class Confidence(StrEnum):
    """How well a figure is backed."""

    PRIMARY = "primary"  # the company's own page or an official text was seen
    SECONDARY = "secondary"  # somebody else's transcription or report
    UNVERIFIED = "unverified"  # one source that shows no evidence
    BACKGROUND = "background"  # widely held, no text of it was seen
    READING = "reading"  # our own interpretation of a source that does not say


class Provenance(Strict):
    """Where something comes from, and whether it may leave for the employer."""

    source: Id | None = None
    as_of: When | None = None
    confidence: Confidence | None = None
    still_valid_on: When | None = None
    outbound: bool = True
    because: Text | None = None
    note: Text | None = None

    @model_validator(mode="after")
    def _a_held_back_claim_says_why(self) -> Self:
        if not self.outbound and not self.because:
            raise ValueError("outbound: false needs `because`, the reason it is held back")
        return self


class Span(Strict):
    """A low and a high end in whole currency units."""

    low: Amount
    high: Amount

    @model_validator(mode="before")
    @classmethod
    def _from_pair(cls, value: object) -> object:
        if isinstance(value, list):
            if len(value) != 2:
                raise ValueError("a range is two figures: [low, high]")
            return {"low": value[0], "high": value[1]}
        return value

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if self.low > self.high:
            raise ValueError("the low end stands above the high end")
        return self


class Source(Strict):
    """A document that figures and rules are taken from."""

    id: Id
    title: Text
    address: Text | None = None
    as_of: When | None = None
    read_on: When | None = None
    note: Text | None = None


class Band(Provenance):
    """One region's pay. Base is yearly; equity is the whole grant; bonus may be unlisted."""

    region: Id
    base: Span
    equity: Span
    bonus: Span | None
    printed_total: Span


class Package(Provenance):
    """A base and a whole grant that the guide names, with the total it prints, if any."""

    base: Amount
    equity: Amount
    printed_total: Amount | None = None


class TotalRange(Provenance):
    """A range of yearly totals."""

    total: Span


class Premium(Provenance):
    """A premium the guide claims, in percent. Never a multiplier."""

    percent_low: int
    percent_high: int
    equity_with_proof: Span


class LadderMatch(Provenance):
    """Other companies' levels that the guide calls equal; none named means the title alone."""

    ladder: Id
    title: Text
    levels: tuple[Text, ...] = ()


class Part(StrEnum):
    """Which part of a band a level is read as."""

    WHOLE = "whole"
    LOWER_HALF = "lower-half"


class LevelReading(Provenance):
    """How a rung uses the guide's band."""

    rung: Id | None  # null: the person did not name a level
    part: Part


class WorkArea(Provenance):
    """What people in the role work on, as a phrase that fits behind 'the chance to work on'."""

    id: Id
    name: Text
    phrase: Text


class Lever(Provenance):
    """A strength the guide says is paid for. It is used only with the person's own evidence."""

    id: Id
    name: Text
    asks: Text
    choices: tuple[Text, ...]
    example: Text


class Claim(Provenance):
    """A statement about the company or the market."""

    id: Id
    says: Text
    pattern: tuple[Text, ...] = ()  # lower-case phrases that give the claim away in a text


class Posted(Provenance):
    """A range from the employer's own advert; base only, with its address and date."""

    id: Id
    title: Text
    regions: tuple[Id, ...]
    base: Span
    address: Text


class Evidence(Provenance):
    """A source that the guide itself cites."""

    says: Text


class VestingReport(Provenance):
    """How grants there are reported to vest: percent a year. For a question, never for a figure."""

    percents: tuple[int, ...]


class Company(Provenance):
    """An employer: its names, what is claimed of it, what it posts."""

    id: Id
    name: Text
    aliases: tuple[Text, ...] = ()
    market: Market | None = None
    vesting: tuple[VestingReport, ...] = ()
    claims: tuple[Claim, ...] = ()
    posted: tuple[Posted, ...] = ()


class Guide(Provenance):
    """What one source says about one role at one company."""

    id: Id
    company: Id
    role: Text
    currency: Code
    equity_years: Annotated[int, Field(gt=0)]
    reference_region: Id
    bands: tuple[Band, ...]
    target: Package
    floor: Package
    rival_totals: TotalRange
    premium: Premium
    levels: tuple[LadderMatch, ...]
    level_readings: tuple[LevelReading, ...]
    work_areas: tuple[WorkArea, ...]
    levers: tuple[Lever, ...]
    claims: tuple[Claim, ...]
    questions: tuple[Id, ...]
    evidence: tuple[Evidence, ...]


def _known_zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise ValueError(f"there is no time zone {name!r}; one is Europe/Berlin") from None
    return name


TimeZone = Annotated[str, AfterValidator(_known_zone)]


class Region(Provenance):
    """A place, by its attributes. No rule asks for one by name."""

    id: Id
    name: Text
    aliases: tuple[Text, ...] = ()
    currency: Code
    country: Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")]
    time_zone: TimeZone | None = None  # of the IANA database; None where there is more than one
    laws: tuple[Id, ...] = ()

    def day(self, moment: datetime) -> date:
        """The day that it is there; without a known zone, the one that the moment names."""
        return (moment.astimezone(ZoneInfo(self.time_zone)) if self.time_zone else moment).date()


class LawTopic(StrEnum):
    """What a law note is about."""

    SALARY_HISTORY = "salary-history"
    PAY_RANGE = "pay-range"


class Law(Provenance):
    """A dated note on a statute. Not legal advice."""

    id: Id
    place: Text
    statute: Text
    since: When
    topics: tuple[LawTopic, ...]
    says: Text
    coach: Text


class Level(Provenance):
    """One name on a company's ladder."""

    name: Text
    aliases: tuple[Text, ...] = ()
    rung: Id | None  # null: the name says nothing about seniority


class Ladder(Provenance):
    """A company's level names, lowest first."""

    id: Id
    name: Text
    aliases: tuple[Text, ...] = ()
    levels: tuple[Level, ...]


class Rung(Strict):
    """A step of seniority that ladders are compared by."""

    id: Id
    name: Text
    words: tuple[Text, ...]


class Currency(Strict):
    """How a currency is written, and what pay in it can plausibly be.

    A range that is None is unknown, so nothing is implausible by it. `step` is a sensible
    whole step of a yearly figure, `round_step` what counts as a round figure by habit; both
    in whole currency units. With `capitals` the code is an English word or a company too.
    """

    code: Code
    symbol: Annotated[str, Field(min_length=1)]  # "CHF " keeps its space
    words: tuple[Text, ...]
    base: Span | None = None
    equity: Span | None = None
    step: Amount = 500
    round_step: Amount = 10000
    capitals: bool = False


class Number(Provenance):
    """A threshold that a rule uses."""

    id: Id
    value: Decimal
    unit: Text


class Question(Provenance):
    """Something worth asking the employer, and what its answer would settle."""

    id: Id
    asks: Text
    settles: Text
    topic: Id


class Sources(Strict):
    sources: tuple[Source, ...]


class Regions(Strict):
    regions: tuple[Region, ...]


class Ladders(Strict):
    rungs: tuple[Rung, ...]
    ladders: tuple[Ladder, ...]


class Currencies(Strict):
    """The currencies we know pay in, and the other codes of ISO 4217, known by code alone."""

    currencies: tuple[Currency, ...]
    others: tuple[Code, ...] = ()
    capitals: tuple[Code, ...] = ()

    @model_validator(mode="after")
    def _each_once(self) -> Self:
        strange = next((code for code in self.capitals if code not in self.others), None)
        if strange:
            raise ValueError(f"{strange} is under capitals and not under others")
        codes = [*(currency.code for currency in self.currencies), *self.others]
        twice = next((code for code in codes if codes.count(code) > 1), None)
        if twice:
            raise ValueError(f"{twice} stands twice")
        return self

    def every(self) -> tuple[Currency, ...]:
        """All of them; one known by code alone is written with it: "NOK 5,000"."""
        return (*self.currencies, *(self._by_code(code) for code in self.others))

    def _by_code(self, code: str) -> Currency:
        capitals = code in self.capitals
        return Currency(code=code, symbol=f"{code} ", words=(code.lower(),), capitals=capitals)


class Laws(Provenance):
    laws: tuple[Law, ...]


class Numbers(Provenance):
    numbers: tuple[Number, ...]


class Questions(Provenance):
    questions: tuple[Question, ...]
