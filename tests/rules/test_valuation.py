"""What offers are worth, by hand: the conventions one by one."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from bot.core.offer import Offer
from bot.core.valuation import valuation
from bot.guides.library import World
from bot.reading.case import Case
from bot.reading.situation import situation
from tests.rules.test_properties import WORLD


def offered(world: World, region: str = "san-francisco", **fields: Any) -> Offer:
    offer = {"company": "Acme", **fields}
    case = Case.model_validate({"region": region, "guide": None, "offer": offer})
    return situation(case, world)[0].offer


def totals(offer: Offer) -> list[int | None]:
    value = valuation(offer, None)
    return [year.total.stated() if year.total else None for year in value.years]


def test_amazons_schedule_with_two_sign_ons(world: World) -> None:
    # 220 units at 1,200 = 264,000: 5 % 13,200; 15 % 39,600; 40 % 105,600 twice
    offer = offered(
        world, base=160_000, equity_kind="rsu", equity_units=220, unit_price=1_200,
        vesting=[5, 15, 40, 40], sign_on=[127_000, 94_000],
    )  # fmt: skip
    assert totals(offer) == [300_200, 293_600, 265_600, 265_600]
    assert valuation(offer, None).average.stated() == 281_250  # type: ignore[union-attr]


def test_a_clawback_takes_back_by_the_month(world: World) -> None:
    # base 200; after 12 of 24 months half of the 40,000 is kept; after 24 all of it
    offer = offered(world, base=200_000, equity=0, sign_on=40_000, clawback_months=24)
    leaving = valuation(offer, None).leaving
    assert [leaving[m].stated() for m in (12, 18, 24)] == [220_000, 330_000, 440_000]  # type: ignore[union-attr]


def test_before_the_cliff_nothing_vests(world: World) -> None:
    # 400 over 4 with a cliff of 18 months: 0, then 200 in year two, 100, 100
    offer = offered(world, base=100_000, equity=400_000, cliff_months=18)
    assert totals(offer) == [100_000, 300_000, 200_000, 200_000]


def test_options_are_worth_price_less_strike(world: World) -> None:
    # 40,000 x (1.75 - 0.25) = 60,000; at 50 %: 40,000 x (0.875 - 0.25) = 25,000
    offer = offered(
        world, base=150_000, equity_kind="options", equity_units=40_000, unit_price="1.75",
        strike="0.25",
    )  # fmt: skip
    worth = valuation(offer, Fraction(1, 2)).worth
    assert worth.paper and worth.haircut and worth.zero
    assert (worth.paper.stated(), worth.haircut.stated(), worth.zero.stated()) == (
        60_000,
        25_000,
        0,
    )


def test_options_without_a_strike_have_no_known_worth(world: World) -> None:
    offer = offered(world, base=150_000, equity=400_000, equity_kind="options")
    value = valuation(offer, None)
    assert value.worth.paper is None and value.years[0].total is None


def test_a_bonus_up_to_counts_as_nothing(world: World) -> None:
    up_to = offered(world, base=100_000, equity=0, bonus_percent=20, bonus_kind="up_to")
    target = offered(world, base=100_000, equity=0, bonus_percent=20, bonus_kind="target")
    sure = offered(world, base=100_000, equity=0, bonus=20_000, bonus_kind="guaranteed")
    assert [totals(o)[0] for o in (up_to, target, sure)] == [100_000, 120_000, 120_000]
    cash = [valuation(o, None).guaranteed_cash for o in (up_to, target, sure)]
    assert [c.stated() if c else None for c in cash] == [100_000, 100_000, 120_000]


def test_thirteen_salaries_and_an_hourly_contract(world: World) -> None:
    berlin = offered(
        world, "berlin", base=6_000, pay_period="month", salaries_per_year=13, equity=0
    )
    hourly = offered(
        world, base="95.50", pay_period="hour", hours_per_week=40, weeks_per_year=48, equity=0
    )
    assert totals(berlin)[0] == 78_000
    assert totals(hourly)[0] == 183_360  # 95.50 x 40 x 48


def test_hours_that_nobody_named_are_not_assumed(world: World) -> None:
    assert totals(offered(world, base=95, pay_period="hour", equity=0)) == [None] * 4


def test_assumed_growth_is_taken_out(world: World) -> None:
    # 100 a year for four years at 10 % a year is said as 100 + 110 + 121 + 133.1 = 464.1
    offer = offered(world, base=0, equity=464_100, assumed_growth_percent=10)
    assert totals(offer) == [100_000] * 4


def test_written_refreshers_count_and_promised_ones_do_not(world: World) -> None:
    # 80 a year over four: 20 in year two, 40 in year three, 60 in year four
    written = offered(world, base=0, equity=0, refresher={"equity": 80_000, "status": "written"})
    promised = offered(world, base=0, equity=0, refresher={"equity": 80_000})
    assert totals(written) == [0, 20_000, 40_000, 60_000]
    assert totals(promised) == [0, 0, 0, 0]


@given(st.integers(0, 100), st.integers(0, 100))
def test_a_higher_haircut_never_raises_the_worth(one: int, other: int) -> None:
    offer = offered(
        WORLD, base=150_000, equity_kind="options", equity_units=1_000, unit_price=50, strike=20
    )
    low, high = sorted((one, other))
    less = valuation(offer, Fraction(high, 100)).worth.haircut
    more = valuation(offer, Fraction(low, 100)).worth.haircut
    assert less is not None and more is not None and less <= more
