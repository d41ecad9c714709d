"""From a case to facts: what is looked up, what is filled in, and what is refused with a field."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from bot import paths
from bot.core.facts import Facts, Names
from bot.core.money import Whole
from bot.core.offer import Status
from bot.guides.load import load_world
from bot.reading.case import Case
from bot.reading.situation import BadCase, situation

WORLD = load_world(paths.data_folder(), paths.templates_folder())
USUAL: dict[str, Any] = {"region": "san-francisco", "offer": {"base": 215_000, "equity": 300_000}}
ACME: dict[str, Any] = {"guide": None, "offer": {"company": "Acme", "base": 90_000}}


def read(**more: Any) -> tuple[Facts, Names]:
    return situation(Case.model_validate({**USUAL, **more}), WORLD)


def facts(**more: Any) -> Facts:
    return read(**more)[0]


BAD: list[tuple[dict[str, Any], str, str]] = [
    ({"guide": "scale-ai/cook"}, "guide", "scale-ai/ml-ai-engineer"),
    ({"guide": ""}, "guide", "no guide called"),
    ({"level": "L5"}, "level", "several ladders"),
    ({"level": "IC4"}, "level", "several ladders"),
    ({"level": "wizard"}, "level", "no level known"),
    ({**ACME, "region": "Atlantis"}, "offer.currency", "name it"),
    ({"offer": {"base": 1, "currency": "XAU"}}, "offer.currency", "EUR or USD"),
    ({"competing": [{"company": "B", "currency": "XAU"}]}, "competing.0.currency", "EUR or USD"),
    ({"competing": [{"company": "B"}, {"base": 1}]}, "competing.1.company", "needs its company"),
    ({"proof": {"charm": "I am nice"}}, "proof.charm", "no such lever"),
    ({**ACME, "region": "berlin", "proof": {"charm": "x"}}, "proof.charm", "agentic"),
    ({"offer": {"base": 1, "equity": 2, "equity_years": 4, "vesting": [50, 50]}},
     "offer.vesting", "lists 2 years"),
    ({"competing": [{"company": "B", "equity_years": 2, "vesting": [40, 30, 30]}]},
     "competing.0.vesting", "lists 3 years"),
]  # fmt: skip


@pytest.mark.parametrize(("more", "field", "words"), BAD, ids=[f"{f}: {w}" for _, f, w in BAD])
def test_a_bad_case_names_its_field_and_what_to_do(
    more: dict[str, Any], field: str, words: str
) -> None:
    with pytest.raises(BadCase) as raised:
        read(**more)
    assert raised.value.field == field
    assert words in raised.value.message
    assert str(raised.value) == f"{field}: {raised.value.message}"


def test_an_ambiguous_level_lists_its_readings() -> None:
    with pytest.raises(BadCase, match=r"'Google L5' or 'Amazon L5'"):
        read(level="L5")


INVALID: list[dict[str, Any]] = [
    {"offer": {"base": -1}}, {"offer": {"base": 215.5}}, {"offer": {"base": "215k"}},
    {"offer": {"base": True}}, {"offer": {"base": 10**14}}, {"offer": {"equity_years": 0}},
    {"offer": {"equity_years": 11}}, {"offer": {"vesting": [50, 40]}},
    {"offer": {"vesting": [10] * 11}}, {"offer": {"vesting": [200, -100]}},
    {"offer": {"status": "maybe"}}, {"offer": {"currency": "usd"}},
    {"offer": {"currency": "DOLLAR"}}, {"offer": {"salary": 1}}, {"offer": {"company": ""}},
    {"offer": {"company": "   "}}, {"offer": {"company": "x" * 81}}, {"reason": "x" * 301},
    {"region": ""}, {"offer": None}, {"unknown": 1}, {"base_choice": "high"},
    {"proof": "all of it"}, {"proof": {"rlhf": ""}}, {"proof": {"rlhf": {"area": "x"}}},
    {"band": {"base": [2, 1], "source": "x", "date": "y"}},
    {"band": {"base": [1, 2, 3], "source": "x", "date": "y"}},
    {"band": {"base": [1, 2], "equity": [2, 1], "source": "x", "date": "y"}},
    {"band": {"base": [1, 2], "date": "y"}}, {"band": {"base": [1, 2], "source": "x"}},
    {"competing": [{"company": "B"}] * 201}, {"candidate": "x" * 81}, {"ready_to_sign": False},
]  # fmt: skip


@pytest.mark.parametrize("more", INVALID, ids=[str(more)[:60] for more in INVALID])
def test_what_a_case_cannot_be(more: dict[str, Any]) -> None:
    Case.model_validate(USUAL)
    with pytest.raises(ValidationError):
        Case.model_validate({**USUAL, **more})


@pytest.mark.parametrize("region", ["san-francisco", "San Francisco", "SF", "bay area", "sfo"])
def test_a_region_by_any_name(region: str) -> None:
    assert facts(region=region).region == "san-francisco"


def test_an_unknown_region_stays_as_it_was_said() -> None:
    made = facts(**{**ACME, "region": "Atlantis", "offer": {"company": "A", "currency": "EUR"}})
    assert (made.region, made.offer.currency) == ("Atlantis", "EUR")


@pytest.mark.parametrize(
    ("company", "guide"),
    [
        (None, "scale-ai/ml-ai-engineer"), ("Scale AI", "scale-ai/ml-ai-engineer"),
        ("scale", "scale-ai/ml-ai-engineer"), ("ScaleAI", "scale-ai/ml-ai-engineer"),
        ("Acme", None),
    ],
)  # fmt: skip
def test_the_guide_follows_the_company(company: str | None, guide: str | None) -> None:
    made = facts(offer={"company": company, "base": 1})
    assert made.guide == guide
    assert made.offer.company == (company or "Scale AI")


def test_a_guide_that_is_named_or_refused_by_name_is_so() -> None:
    assert facts(guide=None).guide is None
    assert facts(guide="scale-ai/ml-ai-engineer").guide == "scale-ai/ml-ai-engineer"


@pytest.mark.parametrize(
    ("offer", "years"),
    [
        ({"equity": 300_000}, 4), ({"equity": 300_000, "equity_years": 3}, 3),
        ({"equity": 300_000, "vesting": [50, 50]}, 2),
        ({"equity": 300_000, "vesting": [50, 50], "equity_years": 2}, 2),
    ],
)  # fmt: skip
def test_the_years_of_a_grant(offer: dict[str, Any], years: int) -> None:
    grant = facts(offer=offer).offer.grant
    assert grant is not None
    assert (grant.years, grant.whole) == (years, Whole.of(300_000, "USD"))


def test_what_is_left_out_is_unknown_and_not_zero() -> None:
    made = facts(offer={}).offer
    assert (made.base, made.grant, made.bonus, made.bonus_percent, made.sign_on) == (None,) * 5
    zero = facts(offer={"base": 0, "equity": 0, "bonus": 0, "bonus_percent": 0}).offer
    assert zero.base is not None and zero.grant is not None and zero.bonus is not None
    assert zero.bonus_percent == 0


def test_a_process_has_no_figures_and_an_offer_keeps_its_own() -> None:
    given_figures = {"base": 1, "equity": 2, "status": "in_process"}
    made = facts(offer=given_figures, competing=[{"company": "B", **given_figures}])
    rival = made.competing[0]
    assert (rival.base, rival.grant, rival.status) == (None, None, Status.IN_PROCESS)
    assert made.offer.base is not None and made.offer.grant is not None


def test_currencies_come_from_the_place_the_offer_and_the_rival() -> None:
    rivals = [{"company": "B"}, {"company": "C", "currency": "CHF"}]
    made = facts(**ACME, region="berlin", competing=rivals)
    assert made.offer.currency == "EUR"
    assert [rival.currency for rival in made.competing] == ["EUR", "CHF"]


def test_figures_of_the_persons_own_are_in_the_offers_currency() -> None:
    band = {"base": [1, 2], "equity": [3, 4], "source": "ad", "date": "2026"}
    own = {"walk_away": {"base": 1}, "target": {"equity": 2}, "band": band}
    made = facts(**ACME, **own, region="zurich")
    assert made.walk_away.base is not None and made.walk_away.base.currency == "CHF"
    assert made.walk_away.equity is None and made.target.base is None
    assert made.target.equity is not None and made.target.equity.currency == "CHF"
    assert made.band is not None and made.band.equity is not None
    assert [end.amount for end in (*made.band.base, *made.band.equity)] == [1, 2, 3, 4]


@pytest.mark.parametrize(
    ("level", "rung"),
    [
        (None, None),
        ("not sure", None),
        ("Google L5", "senior"),
        ("E4", "mid"),
        ("AS III", "senior"),
    ],
)
def test_a_level_is_read_to_its_rung(level: str | None, rung: str | None) -> None:
    assert facts(level=level).rung == rung


def test_a_yes_to_signing_is_the_plain_sentence_and_other_words_stay() -> None:
    assert facts(ready_to_sign=True).ready_to_sign == "I am ready to sign"
    assert facts(ready_to_sign="I could sign on Monday").ready_to_sign == "I could sign on Monday"
    assert facts().ready_to_sign is None


def test_names_are_no_facts() -> None:
    made, names = read(candidate="Ana Unique", recruiter="Dana Unique")
    assert names == Names("Ana Unique", "Dana Unique")
    assert "Unique" not in repr(made)


def test_evidence_as_text_and_evidence_with_its_area_are_the_same_proof() -> None:
    made = facts(proof={"rlhf": "One", "agentic": {"area": "agents", "evidence": "Two"}})
    assert [(p.lever, p.area, p.evidence) for p in made.proof] == [
        ("agentic", "agents", "Two"), ("rlhf", None, "One"),
    ]  # fmt: skip


@given(st.integers(0, 10**13), st.integers(0, 10**13), st.integers(1, 10))
def test_amounts_come_through_exactly(base: int, equity: int, years: int) -> None:
    made = facts(offer={"base": base, "equity": equity, "equity_years": years}).offer
    assert made.base is not None and made.grant is not None
    assert made.base.amount == base and made.grant.whole.amount == equity
    assert made.grant.over(Fraction(4)).amount == Fraction(equity * 4, years)


@given(st.text(max_size=60), st.text(max_size=60), st.text(max_size=60))
def test_any_text_is_facts_or_a_named_refusal(region: str, level: str, company: str) -> None:
    try:
        case = Case.model_validate(
            {"region": region, "level": level, "offer": {"company": company, "currency": "USD"}}
        )
        made, _ = situation(case, WORLD)
    except ValidationError:
        return
    except BadCase as bad:
        assert bad.field == "level"
        return
    assert made.offer.company and made.region
