"""The case: everything a person told us, as a file or as a finished chat writes it down.

This is the border. A case is validated here, its levels and places are read, and what
comes out are Facts, which are typed and blind, and the Names that only letters see.
"""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, field_validator

from bot.core.facts import BaseChoice
from bot.core.offer import Status
from bot.reading.lines import printable

Units = Annotated[int, Field(ge=0, le=10**13, strict=True)]
Line = Annotated[str, StringConstraints(min_length=1, max_length=300, strip_whitespace=True)]
Name = Annotated[str, StringConstraints(min_length=1, max_length=80, strip_whitespace=True)]
Code = Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")]


class _Closed(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class OfferCase(_Closed):
    """One offer. Amounts are whole currency units; what is left out is unknown, not zero."""

    company: Name | None = Field(
        None, description="Who offers; for `offer`, the guide's company if left out."
    )
    base: Units | None = Field(None, description="Base salary for a year.")
    equity: Units | None = Field(None, description="The whole equity grant, not one year of it.")
    equity_years: Annotated[int, Field(ge=1, le=10, strict=True)] | None = Field(
        None,
        description="Years over which the grant vests; 4 if left out, or the length of `vesting`.",
    )
    vesting: tuple[Annotated[int, Field(ge=0, le=100, strict=True)], ...] | None = Field(
        None, description="Percent of the grant that vests each year, adding up to 100."
    )
    bonus: Units | None = Field(None, description="Yearly bonus as an amount.")
    bonus_percent: Annotated[int, Field(ge=0, le=1000, strict=True)] | None = Field(
        None, description="Yearly bonus in percent of base."
    )
    sign_on: Units | None = Field(None, description="Paid once, on joining.")
    deadline: Line | None = Field(
        None, description="When an answer is due; for a process, when a decision is expected."
    )
    currency: Code | None = Field(None, description="ISO code; the region's currency if left out.")
    status: Status = Field(Status.WRITTEN, description="written, verbal or in_process.")

    @field_validator("vesting")
    @classmethod
    def _adds_up(cls, value: tuple[int, ...] | None) -> tuple[int, ...] | None:
        if value is not None and (sum(value) != 100 or len(value) > 10):
            raise ValueError(
                "the yearly percentages must add up to 100, for example [25, 25, 25, 25]"
            )
        return value

    @field_validator("company", "deadline")
    @classmethod
    def _one_line(cls, value: str | None) -> str | None:
        return printable(value)


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

    @field_validator("region", "reason", "ready_to_sign", "candidate", "recruiter", "level")
    @classmethod
    def _one_line(cls, value: str | None) -> str | None:
        return printable(value)
