"""Small parts of the engine that no case can show by itself."""

from __future__ import annotations

from fractions import Fraction

from bot.core.money import Once, Whole, Yearly
from bot.core.offer import Package
from bot.guides.library import World
from bot.rules.combine import capped, highest, lowest, vetoed
from bot.rules.engine import gravest_first
from bot.rules.registry import Cap, Finding, Kind, Propose
from tests.rules.test_cases import planned

SENIOR = {"region": "san-francisco", "level": "senior", "offer": {"base": 215_000}}


def finding(rule: str, kind: Kind, effect: Propose | Cap | None = None) -> Finding:
    return Finding(rule, kind, effect=effect)


def base(amount: int) -> Yearly:
    return Yearly.of(amount, "USD")


def equity(amount: int) -> Whole:
    return Whole.of(amount, "USD")


def package(base_: int | None, equity_: int | None) -> Package:
    return Package(
        None if base_ is None else base(base_), None if equity_ is None else equity(equity_),
        Fraction(4),
    )  # fmt: skip


def test_blocks_stand_before_warnings_and_warnings_before_notes() -> None:
    mixed = [finding("a", Kind.NOTE), finding("c", Kind.WARN), finding("d", Kind.BLOCK),
             finding("b", Kind.WARN)]  # fmt: skip
    assert [f.rule for f in gravest_first(mixed)] == ["d", "b", "c", "a"]


def test_any_block_stops_and_nothing_else_does() -> None:
    assert vetoed([finding("a", Kind.NOTE), finding("b", Kind.BLOCK)])
    assert not vetoed([finding("a", Kind.NOTE), finding("b", Kind.WARN)])
    assert not vetoed([])


def test_proposals_take_the_highest_of_each_part_and_never_less_than_the_start() -> None:
    proposals = [
        finding("a", Kind.NOTE, Propose(base=base(110))),
        finding("b", Kind.NOTE, Propose(base=base(105), equity=equity(40))),
        finding("c", Kind.NOTE, Cap(base=base(1))),
    ]
    assert highest(package(100, 50), proposals) == package(110, 50)
    assert highest(package(None, None), proposals) == package(110, 40)


def test_caps_take_the_lowest_of_each_part() -> None:
    caps = [
        finding("a", Kind.WARN, Cap(base=base(110), total=base(300))),
        finding("b", Kind.WARN, Cap(base=base(120), equity=equity(40), sign_on=Once.of(9, "USD"))),
        finding("c", Kind.WARN, Cap(total=base(200), sign_on=Once.of(8, "USD"))),
        finding("d", Kind.NOTE, Propose(base=base(1))),
    ]
    assert lowest(caps) == Cap(base(110), equity(40), base(200), Once.of(8, "USD"))


def test_a_cap_never_presses_under_what_must_stand() -> None:
    held = capped(package(150, 80), Cap(base=base(100)), (package(120, None),), 1)
    assert held == package(120, 80)
    assert capped(package(150, 80), Cap(), (), 1) == package(150, 80)
    # 150 + 80 / 4 = 170; under 160 in tens: 10 a year is 40, so the equity goes to 40
    assert capped(package(150, 80), Cap(total=base(160)), (), 10) == package(150, 40)
    # under 130: no equity is left, and the base follows
    assert capped(package(150, 80), Cap(total=base(130)), (), 10) == package(130, 0)
    # exactly at the cap nothing is taken, nor under it, also where no whole step would fit:
    # 151 + 84 / 4 = 172
    assert capped(package(150, 80), Cap(total=base(170)), (), 10) == package(150, 80)
    for most in (172, 173):
        assert capped(package(151, 84), Cap(total=base(most)), (), 10) == package(151, 84)
    # without a total there is none to hold
    assert capped(package(150, None), Cap(total=base(100)), (), 10) == package(150, None)


def test_a_finding_stands_on_the_first_source_that_its_rule_cites(world: World) -> None:
    found = planned(SENIOR, world).found("warm-and-specific")
    assert found is not None and found.source == "malhotra-2014"


def test_a_figure_of_the_guide_says_how_well_it_is_backed(world: World) -> None:
    figures = planned(SENIOR, world).figures
    for path in ("band.base.low", "guide.target.base"):
        origin = figures[path].origin
        assert (origin.source, origin.confidence) == ("founding-guide", "unverified")
    assert figures["offer.base"].origin.source == "the-person"
    assert figures["posted.base.high"].origin.as_of == "2026-06-25"


def test_a_figure_of_an_offer_opens_to_everything_it_is_made_of(world: World) -> None:
    offer = {"base": 200_000, "equity": 400_000, "bonus": 10_000, "bonus_kind": "guaranteed",
             "sign_on": [30_000, 20_000]}  # fmt: skip
    rival = {"company": "Acme", "base": 1, "equity": 0}
    made = planned({**SENIOR, "offer": offer, "competing": [rival]}, world)
    inputs = {path: set(figure.inputs) for path, figure in made.figures.items()}
    paid = {"offers.0.years.1.sign_on", "offers.0.years.2.sign_on"}
    assert inputs["offers.0.guaranteed_cash"] == {"offers.0.base", "offers.0.bonus"}
    parts = {"offers.0.base", "offers.0.bonus", "offers.0.equity_worth.haircut"}
    assert inputs["offers.0.compared"] == {*parts, *paid}
    left = {"offers.0.base", "offers.0.bonus", "offers.0.equity_worth.paper"}
    assert inputs["offers.0.leaving.12"] == {*left, "offers.0.years.1.sign_on"}
    assert inputs["offers.0.leaving.18"] == {*left, *paid}
