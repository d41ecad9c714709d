"""Exact answers of the engine that no case file can state: origins, inputs, orders, questions."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest

from bot.core.money import Yearly
from bot.guides.library import World
from bot.rules.alternatives import decimals
from bot.rules.families import rules
from bot.rules.law import law_rules
from tests.rules.test_cases import planned

SENIOR = {"region": "san-francisco", "level": "senior"}
USUAL = {**SENIOR, "offer": {"base": 215_000, "equity": 300_000}}
EQUITY = ("equity.instrument", "equity.trigger", "equity.price", "equity.dilution",
          "equity.tender", "equity.transfer", "equity.exercise", "equity.refresh")  # fmt: skip


@pytest.mark.parametrize(
    ("rate", "shown"),
    [
        (Fraction(3, 20), "0.1500"),  # 1,500 in four decimals: enough
        (Fraction(1, 10), "0.1000"),  # exactly four figures
        (Fraction(999, 10_000), "0.09990"),  # only three, so one decimal more
        (Fraction(1, 1_000), "0.001000"),
        (Fraction(1, 200_000), "0.000005000"),  # nine decimals
        (Fraction(1, 10_000_000), "0.0000001000"),  # ten are the most
        (Fraction(1, 100_000_000), "0.0000000100"),
    ],
)
def test_a_small_rate_is_shown_with_four_figures(rate: Fraction, shown: str) -> None:
    assert decimals(rate) == shown


@pytest.mark.parametrize(
    ("offer", "asked"),
    [
        ({"base": 215_000, "equity": 300_000}, (*EQUITY, "level.name", "bonus.listed")),
        ({}, ("base.range", "equity.amount", *EQUITY, "level.name", "bonus.listed")),
        ({"base": 215_000}, ("equity.amount", *EQUITY, "level.name", "bonus.listed")),
        ({"base": 215_000, "equity": 0}, ("level.name", "bonus.listed")),
        ({"base": 215_000, "equity": 300_000, "bonus": 0}, (*EQUITY, "level.name")),
        ({"base": 215_000, "equity": 300_000, "bonus_percent": 10}, (*EQUITY, "level.name")),
    ],
)
def test_what_is_known_is_not_asked(
    offer: dict[str, Any], asked: tuple[str, ...], world: World
) -> None:
    assert planned({**SENIOR, "offer": offer}, world).questions == asked


def test_what_is_missing_stands_by_stage_then_by_how_many_rules_want_it(world: World) -> None:
    """In the process three rules want the deadline, two the round and two the stage."""
    made = planned(USUAL, world)
    assert made.missing == (
        "current_job", "offer.sign_on", "offer.deadline", "round", "stage", "draft",
    )  # fmt: skip


def test_a_figure_carries_the_note_of_its_own_level_and_region(world: World) -> None:
    unsaid = planned({**USUAL, "level": None}, world).figures
    note = unsaid["band.base.low"].origin.note
    assert note is not None and note.startswith("Our reading. No level was named")
    assert unsaid["evidence.1.low"].origin.note is None
    newyork = planned({**USUAL, "region": "new-york"}, world).figures
    printed = newyork["evidence.1.low"].origin.note
    assert printed is not None and printed.startswith("The printed high total rounds 395,500")


def test_an_advert_says_how_well_it_is_backed(world: World) -> None:
    figures = planned(USUAL, world).figures
    for path in ("posted.base.high", "evidence.2.high"):
        origin = figures[path].origin
        assert (origin.source, origin.confidence) == ("scale-adverts", "secondary")


def test_a_share_of_base_rests_on_the_base_and_an_amount_on_nothing(world: World) -> None:
    def inputs(**bonus: int) -> tuple[str, ...]:
        offer = {"base": 200_000, "equity": 0, **bonus}
        return planned({**SENIOR, "offer": offer}, world).figures["offers.0.bonus"].inputs

    assert inputs(bonus_percent=10) == ("offers.0.base",)
    assert inputs(bonus=20_000) == ()


def test_an_average_rests_on_four_years(world: World) -> None:
    figures = planned(USUAL, world).figures
    years = tuple(f"offers.0.years.{number}.total" for number in (1, 2, 3, 4))
    assert figures["offers.0.average"].inputs == years
    assert figures["offers.0.years.1.total"].inputs == ("offers.0.base", "offers.0.years.1.equity")


def test_two_offers_of_one_company_are_told_apart_whatever_their_order(world: World) -> None:
    """Worth the same, they are ranked by what is said of them and not by who came first."""
    one = {"company": "Acme", "base": 220_000, "equity": 300_000}
    other = {"company": "Acme", "base": 230_000, "equity": 260_000}
    first, second = (
        planned({**USUAL, "competing": rivals}, world).rivals.written
        for rivals in ([one, other], [other, one])
    )
    assert [r.total for r in first] == [r.total for r in second]
    assert [r.package for r in first] == [r.package for r in second]


def test_an_offer_at_the_target_is_never_above_a_band(world: World) -> None:
    asked = planned({**SENIOR, "offer": {"base": 250_000, "equity": 480_000}}, world).ask
    assert asked is not None
    assert (asked.confirm, asked.above_band) == (True, False)


def test_inside_a_stage_the_numbered_rules_stand_first(world: World) -> None:
    """So that the page of rules reads in the order of the sixty."""
    by_stage: dict[str, list[int]] = {}
    for rule in rules(world):
        if not rule.id.startswith("law."):
            by_stage.setdefault(rule.stage.value, []).append(rule.number or 1_000)
    assert all(numbers == sorted(numbers) for numbers in by_stage.values())


def test_each_of_the_sixty_has_its_rule(world: World) -> None:
    assert {rule.number for rule in rules(world)} == {None, *range(1, 61)}


def test_a_law_note_cites_its_own_source_and_day(world: World) -> None:
    law = world.laws["us-ca"]
    (rule,) = law_rules(replace(world, laws={"us-ca": law}))
    assert (rule.cites, rule.since) == (("ca-labor-432-3",), "2026-11-23")
    later = law.model_copy(update={"as_of": "2027-01-01"})
    (rule,) = law_rules(replace(world, laws={"us-ca": later}))
    assert rule.since == "2027-01-01"


def test_the_guide_that_was_named_is_read_and_not_the_first(world: World) -> None:
    """Another guide in front of it, with other positions, levers and questions."""
    guide = world.guides["scale-ai/ml-ai-engineer"]
    target = guide.target.model_copy(update={"base": 258_000})
    other = guide.model_copy(
        update={
            "id": "other",
            "target": target,
            "levers": guide.levers[:1],
            "questions": ("level.name",),
        }
    )
    two = replace(world, guides={"other": other, guide.id: guide})
    case = {
        "guide": guide.id,
        "region": "berlin",
        "offer": {"company": "Acme", "base": 90_000, "equity": 40_000},
        "band": {"base": [80_000, 106_500], "source": "a friend", "date": "2026"},
        "proof": {"rlhf": "Cut label errors from 6% to 2%"},
    }
    made = planned(case, two)
    # 80 + 26.5 x 43 / 53 = 101.5, where the other guide's would be the top
    assert made.ask is not None and made.ask.package.base == Yearly.of(101_500, "EUR")
    assert [lever.id for lever in made.levers] == ["rlhf"]
    assert len(made.questions) == 10
    assert planned({**case, "guide": "other", "proof": {}}, two).questions == ("level.name",)


def test_a_schedule_of_two_sizes_is_uneven(world: World) -> None:
    google = world.companies["google"]
    report = google.vesting[0].model_copy(update={"percents": (40, 20, 20, 20)})
    companies = {**world.companies, "google": google.model_copy(update={"vesting": (report,)})}
    offer = {"company": "Google", "base": 200_000, "equity": 200_000, "equity_kind": "rsu"}
    case = {"region": "san-francisco", "guide": None, "offer": offer}
    found = planned(case, replace(world, companies=companies)).found("usual-vesting")
    assert found is not None and found.values["schedule"] == "40/20/20/20"


@pytest.mark.parametrize(
    ("rule", "more", "because"),
    [
        ("ask-for-time", "2026-11-22", "the deadline has passed"),
        ("ask-for-time", "2026-11-23", "the deadline is so near that other advice holds"),
        ("level-first", None, "the level of the work or of the offer is not known"),
    ],
)
def test_why_a_rule_is_silent_is_told(
    rule: str, more: str | None, because: str, world: World
) -> None:
    offer = {"base": 215_000, "equity": 300_000, "deadline": more}
    made = planned({**SENIOR, "now": "2026-11-23", "offer": offer}, world)
    assert {trace.rule: trace.because for trace in made.trace}[rule] == because


def test_beside_another_offer_an_unnamed_grant_is_no_reason(world: World) -> None:
    """Without a grant on the table the base carries whatever is asked for."""
    case = {
        "region": "new-york",
        "guide": None,
        "offer": {"company": "Acme", "base": 150_000},
        "posted_range": {"low": 120_000, "high": 250_000, "address": "acme.example/jobs/1",
                         "date": "2026-10"},
        "competing": [{"company": "Beta", "status": "written", "base": 160_000}],
    }  # fmt: skip
    (flexible,) = (t for t in planned(case, world).trace if t.rule == "flexible-parts")
    assert flexible.because == "there is another offer, and the base carries the counter"
