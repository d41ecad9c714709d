"""The guard against leaks and bluffs, and two hundred honest letters that it must let pass."""

from __future__ import annotations

import itertools
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot import paths
from bot.guides.library import World
from bot.guides.load import load_world
from bot.reading.case import Case
from bot.reading.situation import situation
from bot.rules.plan import Plan, plan
from bot.scripts.guard import Hit, Offence, guard, sayable
from bot.scripts.render import Finished, Quote
from bot.scripts.report import PlanReport, report
from bot.scripts.views import outbound

WORLD = load_world(paths.data_folder(), paths.templates_folder())
USUAL: dict[str, Any] = {
    "region": "san-francisco", "level": "senior", "offer": {"base": 215_000, "equity": 300_000},
}  # fmt: skip


def planned(**more: Any) -> Plan:
    facts, _ = situation(Case.model_validate({**USUAL, **more}), WORLD)
    return plan(facts, WORLD)


def hits(text: str, quotes: tuple[Quote, ...] = (), **more: Any) -> tuple[Hit, ...]:
    facts, names = situation(Case.model_validate({**USUAL, **more}), WORLD)
    made = plan(facts, WORLD)
    view = outbound(made, names, WORLD)
    assert view is not None
    return guard(Finished(text, quotes), sayable(made, view, WORLD, 200), WORLD)


def offences(text: str, **more: Any) -> set[Offence]:
    return {hit.offence for hit in hits(text, **more)}


def written(**more: Any) -> PlanReport:
    facts, names = situation(Case.model_validate({**USUAL, **more}), WORLD)
    return report(plan(facts, WORLD), names, WORLD)


# The suggested floor of the usual case: 235,000 + 420,000 = 340,000; 105,000 of it a year.
LEAKS = [
    "I would accept a base of 235k.", "I would accept $235,000.", "My floor is 235 K.",
    "235 thousand is the least.", "Two hundred thirty-five thousand would do.",
    "two hundred and thirty five thousand dollars", "TWO HUNDRED THIRTY FIVE K",
    "0.235M base", "a base of $0.235 million", "235.000 base", "235'000", "235_000", "235 000",
    "235\u00a0000", "235\u202f000", "235\u200b,000", "23\u00ad5,000", "２３５,０００", "٢٣٥٠٠٠",
    "$235", "base of 235", "235 base", "2.35 lakh", "2,35,000", "$235,000.00", "USD 235,000",
    "USD235000", "235000", "235K-240K", "230–235k", "420k in equity", "equity of $420,000",
    "four hundred twenty thousand over four years", "0.42M equity", "a grant of 420",
    "340k total", "a total of $340,000 a year", "three hundred forty thousand in total",
    "equity of $105,000 a year", "235 grand", "two-hundred-and-thirty-five thousand",
]  # fmt: skip


@pytest.mark.parametrize("text", LEAKS)
def test_the_floor_is_refused_in_any_notation(text: str) -> None:
    assert Offence.FLOOR in offences(text)


BLUFFS = [
    ("I would like a base of $300,000.", Offence.AMOUNT),
    ("equity of 1.2M over four years", Offence.AMOUNT),
    ("three hundred thousand dollars of base", Offence.AMOUNT),
    ("I also hold an offer from Google.", Offence.RIVAL),
    ("OpenAI and Anthropic would have me.", Offence.RIVAL),
    ("I have another offer.", Offence.RIVAL),
    ("I have competing offers in hand.", Offence.RIVAL),
    ("My experience with [agentic systems] fits.", Offence.SLOT),
    ("Dear {{ recruiter }},", Offence.SLOT),
    ("{% if reason %}", Offence.SLOT),
    ("agentic/evaluation/data work", Offence.SLOT),
    ("I ask for XX in equity.", Offence.SLOT),
    ("This equity is as liquid as public RSUs.", Offence.CLAIM),
    ("A 20-35% agentic premium is usual.", Offence.CLAIM),
    ("At a $14B valuation this is fair.", Offence.CLAIM),
    ("There is a $2B secondary market.", Offence.CLAIM),
    ("I am the scarcest hire in AI.", Offence.CLAIM),
    ("I would like a base of €248,000.", Offence.CURRENCY),
    ("I would like a base of GBP 248,000.", Offence.CURRENCY),
    ("C$248,000 of base", Offence.CURRENCY),
    ("word " * 200, Offence.LENGTH),
]


@pytest.mark.parametrize(("text", "offence"), BLUFFS, ids=[text[:40] for text, _ in BLUFFS])
def test_a_bluff_is_refused(text: str, offence: Offence) -> None:
    assert offence in offences(text)


def test_every_held_back_claim_is_refused_by_each_of_its_patterns() -> None:
    claims = [*WORLD.companies["scale-ai"].claims]
    claims += [c for guide in WORLD.guides.values() for c in guide.claims]
    assert len(claims) > 10
    for claim in claims:
        for pattern in claim.pattern:
            assert Offence.CLAIM in offences(f"As you know, {pattern.upper()} applies."), claim.id


def test_a_wrong_company_is_refused() -> None:
    quote = (Quote(14, 18, "offer.company"),)
    assert {h.offence for h in hits("Thank you for Acme.", quote)} == {Offence.COMPANY}
    right = (Quote(10, 18, "offer.company"),)
    assert not hits("Thank you Scale AI.", right)


RIVAL = {"company": "Acme", "base": 235_000, "equity": 700_000}


def test_a_floor_figure_may_stand_in_the_role_of_a_known_figure() -> None:
    """Offer, ask or cited rival may have the floor's figure in the same role, and only there."""
    offered = {"offer": {"base": 235_000, "equity": 300_000}}
    assert not offences("To confirm: a base salary of $235,000.", **offered)
    assert offences("For a total of $235,000 a year.", **offered) == {Offence.FLOOR}
    no_room = {"walk_away": {"base": 260_000, "equity": 480_000}}
    said = "I ask for a base of $260,000 and equity of $480,000, a total of $380,000."
    assert not offences(said, **no_room)
    assert offences("I ask for equity of $260,000.", **no_room) == {Offence.FLOOR}


def test_evidence_that_holds_the_floor_goes_and_the_letter_stays() -> None:
    made = written(proof={"rlhf": "Saved $235,000 a year", "agentic": "Built 3 agents"})
    assert made.drafts.email is not None
    assert "Built 3 agents" in made.drafts.email.body
    assert "235" not in made.drafts.email.body
    left_out = [f for f in made.findings if f.rule == "guard.left-out"]
    assert [f.answer for f in left_out] == ["proof.rlhf"]


@pytest.mark.parametrize(
    ("more", "answer"),
    [
        ({"ready_to_sign": "I would even sign at 235k"}, "ready_to_sign"),
        ({"reason": "I need 340k in total"}, "reason"),
        ({"reason": "the equity is as good as cash"}, "reason"),
        ({"candidate": "Ana 235k"}, "candidate"),
        ({"recruiter": "$420,000"}, "recruiter"),
    ],
)
def test_an_optional_sentence_that_offends_goes(more: dict[str, Any], answer: str) -> None:
    made = written(**more)
    assert made.drafts.email is not None
    assert answer in {f.answer for f in made.findings if f.rule == "guard.left-out"}
    assert next(iter(more.values())) not in made.drafts.email.body


def test_what_cannot_go_holds_the_draft_back_and_names_the_answer() -> None:
    rival = {"company": "Base 235k Inc", "base": 250_000, "equity": 480_000}
    made = written(competing=[rival])
    assert made.drafts.email is None and made.drafts.call is None
    assert {(f.rule, f.kind, f.answer) for f in made.findings if f.kind == "block"} == {
        ("guard.floor", "block", "competing")
    }


def test_long_answers_go_until_the_letter_is_short_enough() -> None:
    long = ("word " * 58).strip()
    made = written(proof={"rlhf": long, "agentic": long}, reason=long, ready_to_sign=long)
    assert made.drafts.email is not None
    assert len(made.drafts.email.body.split()) < 200
    assert any(f.rule == "guard.left-out" for f in made.findings)


NOTATIONS = st.sampled_from(
    [
        lambda n: f"{n // 1000}k",
        lambda n: f"${n:,}",
        lambda n: f"{n // 1000} thousand",
        lambda n: f"{n:,}".replace(",", "\u202f"),
        lambda n: f"{n / 1_000_000:.3f}M",
        lambda n: f"{n}",
        lambda n: f"base {n // 1000}",
        lambda n: f"{n // 1000}.000 USD",
    ]
)
HONEST = (
    "Thank you for the offer. ",
    "I would like to ask for a base salary of $248,000. ",
    "It caught 3 regressions across 12 million rows in 2025. ",
    "Could we talk this week? ",
)


@given(
    st.integers(150, 300),
    st.integers(350, 900),
    NOTATIONS,
    st.permutations(HONEST),
    st.integers(0, 4),
)
def test_a_random_floor_in_a_random_text_is_refused(
    base: int, equity: int, notation: Any, sentences: list[str], place: int
) -> None:
    walk_away = {"base": base * 1000, "equity": equity * 1000}
    made = planned(walk_away=walk_away)
    assert made.ask is not None and made.ask.package.base is not None
    leak = f"Below {notation(base * 1000)} I walk. "
    if made.ask.package.base.stated() == base * 1000:
        return  # no room: the figure is the ask's own
    text = "".join([*sentences[:place], leak, *sentences[place:]])
    assert Offence.FLOOR in offences(text, walk_away=walk_away)


def honest_cases() -> list[dict[str, Any]]:
    """Two hundred and more cases of people who say nothing but the truth."""
    offers = [
        {"base": 215_000, "equity": 300_000},
        {"base": 190_500, "equity": 250_000, "equity_years": 3},
        {"base": 262_000, "equity": 411_000},
        {"base": 221_250, "equity": 512_000, "equity_years": 5},
        {"base": 231_000, "equity": 570_000}, {"base": 219_000}, {},
    ]  # fmt: skip
    rivals: list[list[dict[str, Any]]] = [
        [], [{"company": "OpenAI", "base": 251_000, "equity": 481_000}],
        [{"company": "Acme", "base": 243_000, "equity": 211_000}],
        [{"company": "Google", "status": "verbal"}],
        [{"company": "Meta", "status": "verbal", "base": 243_000, "equity": 361_000}],
        [{"company": "Google", "status": "in_process", "deadline": "4 December"}],
        [{"company": "OpenAI", "base": 321_000, "equity": 721_000}],
    ]  # fmt: skip
    tellings: list[dict[str, Any]] = [
        {"reason": "the chance to build evaluations from scratch"},
        {
            "proof": {
                "agentic": "Built the agent that closes 40% of tickets",
                "data_quality": {
                    "area": "label error detection",
                    "evidence": "Cut label errors from 6% to 2% across 12 million rows",
                },
            },
            "reason": "the red-teaming team",
            "candidate": "{{7*7}} <b>",
            "recruiter": "Zoë 😀",
        },
        {
            "proof": {"rlhf": "Halved the cost per comparison, from $1.20 to $0.60"},
            "reason": "I moved 3 teams to RLHF in 2024",
            "ready_to_sign": "I can sign this week at that package",
            "walk_away": {"base": 201_300, "equity": 287_700},
        },
        {"reason": "level 5 work on 2 products", "walk_away": {"base": 259_100, "equity": 493_300}},
    ]  # fmt: skip
    places = [("san-francisco", "Google L5"), ("new-york", None), ("washington-dc", "E4")]
    return [
        {"region": region, "level": level, "offer": offer, "competing": competing, **telling}
        for (region, level), offer, competing, telling in itertools.product(
            places, offers, rivals, tellings
        )
    ]


def test_no_honest_letter_is_refused() -> None:
    cases = honest_cases()
    assert len(cases) > 200
    refused = []
    for case in cases:
        facts, names = situation(Case.model_validate(case), WORLD)
        made = report(plan(facts, WORLD), names, WORLD)
        guarded = [f.text for f in made.findings if f.rule.startswith("guard.")]
        if guarded or made.drafts.email is None or made.drafts.call is None:
            refused.append((case, guarded))
    assert not refused, refused[:3]


def test_our_letters_hold_what_they_should(world: World) -> None:
    for case in honest_cases():
        made = written(**case)
        email = made.drafts.email
        assert email is not None
        body = email.body
        assert (len(body.split()) < 200 and "?" in body) or made.strategy == "confirm"
        assert "researched" not in body and "market pays" not in body
        assert case.get("ready_to_sign") or "sign" not in body.replace("sign-on", "")
        assert body.count("\n– ") <= 2
        for rival in case["competing"]:
            if rival.get("status") == "verbal" and rival["company"] in body:
                assert "verbal offer" in body
            if rival.get("status") == "in_process" and rival["company"] in body:
                assert "in process" in body and "no offer" in body
        if made.strategy == "above_band":
            assert "501,250" not in body
        if made.strategy == "ask_range":
            assert "$" not in body
