"""The guard against leaks and bluffs, and two hundred honest letters that it must let pass."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
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
    "235K.", "235k+", "<235k", "≥235k", "235k/yr", "235k/$340k", "(235k)", "base:235", "base=235",
    "$235000/yr", "235000$", "235,000USD", "EUR 235,000", "235,000.-", "235.000,00", "235 000,00",
    "0,235M", ".235M base of 0.235M", "0.235 million", "0.235mio", "235Ｋ", "𝟚𝟛𝟝k", "²³⁵k",
    "२३५०००", "235’000", "235 to 240k", "$235–$240K", "two hundred\u200b thirty-five thousand",
    "23\u20605k", "\u200e235k\u200f", "23\ufeff5k", "base two hundred thirty-five",
    "pay: 235", "my minimum is 235", "0.42M", "420,000", "$420K/4yr", "42 lakh of it 4.2 lakh",
    "total of 340", "$340", "340,000 all in", "three-hundred-forty thousand", "105k a year",
    "one hundred five thousand a year", "105.000 a year",
]  # fmt: skip

# Notations that people do use, or that any phone can type.
UNUSUAL = [
    "235\u043a base", "235\u041a", "235\ufe0fk", "23\u034f5k", "23\u061c5k", "23\u20635k",
    "235  000", "235, 000", "235kUSD", "235base", "235-thousand", "235 thousands", "235 thou",
    "two thirty-five k", "a base of two thirty-five", "between 235 and 248k of base",
    "235 or 248k of base", "235/248k of base", "340 altogether", "340 all in",
    "I will not go below 235", "for equity I need at least 420",
]  # fmt: skip


@pytest.mark.parametrize("text", LEAKS, ids=ascii)
def test_the_floor_is_refused_in_any_notation(text: str) -> None:
    assert Offence.FLOOR in offences(text)


@pytest.mark.parametrize("text", UNUSUAL, ids=ascii)
def test_the_floor_is_refused_in_an_unusual_notation(text: str) -> None:
    assert Offence.FLOOR in offences(f"As for me, {text} it is.")


@pytest.mark.parametrize("text", LEAKS, ids=ascii)
def test_a_leak_in_the_persons_own_words_names_the_answer(text: str) -> None:
    quote = (Quote(7, 7 + len(text), "reason"),)
    found = hits(f"To me, {text} matters.", quote)
    assert ("reason", Offence.FLOOR) in {(hit.answer, hit.offence) for hit in found}


HARMLESS = [
    "It caught 3 regressions.", "across 12 million annotations", "40% of tickets", "from 6% to 2%",
    "in 2025", "235 ms of latency", "a 12-month cliff", "over four years", "L5 or E4",
    "420 nodes", "235 labellers", "a base salary of $248,000", "equity of $475,000",
    "a total of $366,750 a year", "the 340 annotators I led", "409A prices", "on 4 December",
    "two reasons", "1. Is the grant RSUs?", "level 5 work",
]  # fmt: skip


@pytest.mark.parametrize("text", HARMLESS)
def test_what_gives_nothing_away_may_stand(text: str) -> None:
    quote = (Quote(13, 13 + len(text), "proof.rlhf"),)
    assert not hits(f"To be brief, {text} it is.", quote)


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
    ("This is near‑cash equity.", Offence.CLAIM),
    ("It is as  good as\u00a0cash.", Offence.CLAIM),
    ("I would like a base of €248,000.", Offence.CURRENCY),
    ("I would like a base of GBP 248,000.", Offence.CURRENCY),
    ("C$248,000 of base", Offence.CURRENCY),
    ("word " * 200, Offence.LENGTH),
    ("I would like 250k in base.", Offence.AMOUNT),
    ("a total of $400,000 a year", Offence.AMOUNT),
    ("a base salary of $475,000", Offence.AMOUNT),
    ("equity of $248,000 over four years", Offence.AMOUNT),
    ("DeepMind has made me an offer.", Offence.RIVAL),
    ("Facebook and Amazon are keen.", Offence.RIVAL),
    ("I have a rival offer.", Offence.RIVAL),
    ("I hold a written offer.", Offence.RIVAL),
    ("Dear }},", Offence.SLOT),
    ("I start on TBD.", Offence.SLOT),
    ("{# a note #}", Offence.SLOT),
    ("[your name]", Offence.SLOT),
    ("a/b/c", Offence.SLOT),
    ("¥248,000 of base", Offence.CURRENCY),
    ("248,000 CHF of base", Offence.CURRENCY),
    ("A$248,000 of base", Offence.CURRENCY),
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


def test_a_text_is_long_at_two_hundred_words_and_not_before() -> None:
    assert not offences("word " * 199)
    assert offences("word " * 200) == {Offence.LENGTH}


def test_a_rival_that_was_entered_may_be_named_and_another_not() -> None:
    entered = {"competing": [{"company": "Google", "status": "verbal"}]}
    text = "I hold an offer from Google."
    assert not hits(text, (Quote(21, 27, "competing"),), **entered)
    other = "I hold an offer from Acme."
    assert {h.offence for h in hits(other, (Quote(21, 25, "competing"),), **entered)} == {
        Offence.RIVAL
    }


def test_a_held_claim_is_no_better_in_the_persons_own_reason() -> None:
    text = "I like functionally liquid equity."
    for answer in ("reason", "ready_to_sign"):
        found = hits(text, (Quote(7, 33, answer),))
        assert {(h.offence, h.answer) for h in found} == {(Offence.CLAIM, answer)}


def test_a_floor_figure_may_stand_in_the_role_of_a_known_figure() -> None:
    """Offer, ask or cited rival may have the floor's figure in the same role, and only there."""
    offered = {"offer": {"base": 235_000, "equity": 300_000}}
    assert not offences("To confirm: a base salary of $235,000.", **offered)
    assert offences("For a total of $235,000 a year.", **offered) == {Offence.FLOOR}
    no_room = {"walk_away": {"base": 260_000, "equity": 480_000}}
    said = "I ask for a base of $260,000 and equity of $480,000, a total of $380,000."
    assert not offences(said, **no_room)
    assert offences("I ask for equity of $260,000.", **no_room) == {Offence.FLOOR}
    cited = {"competing": [{"company": "Acme", "base": 235_000, "equity": 700_000}]}
    assert offences("I ask for a base of $420,000.", **cited) == {Offence.FLOOR}
    # Base 235,000 is Acme's too, but its total is what the letter cites: the base may not stand.
    assert offences("A base of $235,000.", **cited) == {Offence.FLOOR}
    part = {"competing": [{"company": "Acme", "base": 235_000, "equity": 100_000}]}
    assert not offences("On base alone, they put a base of $235,000 to me.", **part)
    assert offences("They put equity of $235,000 to me.", **part) == {Offence.FLOOR}


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


@pytest.mark.parametrize(
    "text", ["Saved 235k", "two hundred thirty-five thousand saved", "$340,000 in total", "0.42M"]
)
def test_evidence_goes_from_the_call_as_well_as_from_the_letter(text: str) -> None:
    made = written(proof={"rlhf": text, "agentic": "Built 3 agents"})
    assert made.drafts.email is not None and made.drafts.call is not None
    for draft in (made.drafts.email.body, made.drafts.call):
        assert "Built 3 agents" in draft and text not in draft
    (finding,) = [f for f in made.findings if f.rule.startswith("guard.")]
    assert (finding.rule, finding.kind, finding.answer) == ("guard.left-out", "warn", "proof.rlhf")


def test_an_area_that_holds_the_floor_goes_with_its_evidence() -> None:
    made = written(proof={"rlhf": {"area": "235k base", "evidence": "Halved a cost"}})
    assert made.drafts.email is not None
    assert "235" not in made.drafts.email.body and "Halved" not in made.drafts.email.body


def test_a_day_that_holds_the_floor_goes_and_the_process_stays() -> None:
    rival = {"company": "Google", "status": "in_process", "deadline": "when you pay 235k"}
    made = written(competing=[rival])
    assert made.drafts.email is not None
    assert "Google" in made.drafts.email.body and "235" not in made.drafts.email.body
    assert [f.answer for f in made.findings if f.rule == "guard.left-out"] == ["rival.expected"]


def test_a_company_that_holds_the_floor_holds_the_draft_back() -> None:
    offer = {"company": "Base 110k GmbH", "base": 90_000}
    own = {"guide": None, "region": "berlin", "level": None, "target": {"base": 120_000}}
    made = written(**own, offer=offer, walk_away={"base": 110_000})
    assert made.drafts.email is None and made.drafts.call is None
    assert [f.rule for f in made.findings if f.kind == "block"] == ["guard.floor"]
    assert written(**own, offer=offer, walk_away={"base": 111_000}).drafts.email is not None


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
    assert not offences("".join(sentences), walk_away=walk_away) & {Offence.FLOOR}
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


def elsewhere() -> Iterator[dict[str, Any]]:
    """Honest cases that no guide covers, in every currency."""
    regions = [region for region in WORLD.regions.values() if region.id != "san-francisco"]
    for region, years, rival in itertools.product(regions, (3, 4, 5), (None, "written", "verbal")):
        unit = 1 if region.currency not in ("JPY", "INR", "SEK") else 20
        competing = {"company": "Other AB", "base": 109_000 * unit, "equity": 61_000 * unit}
        yield {
            "guide": None,
            "region": region.id,
            "offer": {
                "company": "Acme", "base": 90_000 * unit, "equity": 40_000 * unit,
                "equity_years": years,
            },
            "target": {"base": 107_000 * unit, "equity": 66_000 * unit},
            "walk_away": {"base": 93_000 * unit, "equity": 47_000 * unit},
            "competing": [{**competing, "status": rival}] if rival else [],
            "proof": {"data_quality": "Cut errors from 6% to 2% across 12 million annotations"},
            "reason": "the people",
            "candidate": "Zoë",
        }  # fmt: skip


def test_no_honest_letter_is_refused_elsewhere() -> None:
    refused = []
    for case in elsewhere():
        facts, names = situation(Case.model_validate(case), WORLD)
        made = report(plan(facts, WORLD), names, WORLD)
        guarded = [f.text for f in made.findings if f.rule.startswith("guard.")]
        if guarded or made.drafts.email is None or made.drafts.call is None:
            refused.append((case, guarded))
    assert not refused, refused[:3]


def test_the_number_of_a_question_is_no_floor() -> None:
    """A walk-away of one is nobody's, but the numbering of a list cannot give it away."""
    made = written(offer={"base": 262_000, "equity": 500_000}, walk_away={"base": 1})
    assert made.strategy == "confirm"
    assert made.drafts.email is not None


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
