"""Enters the figures of every valued offer and package, so that each can be opened."""

from __future__ import annotations

from bot.core.facts import Facts
from bot.core.figures import SAID, Formula, Ledger, Origin, how
from bot.core.money import Money
from bot.core.offer import EquityKind, Offer
from bot.core.valuation import Valuation, counted_bonus
from bot.rules.compare import Comparison, Side
from bot.rules.packages import Bundle


def enter_comparison(comparison: Comparison, facts: Facts, ledger: Ledger) -> None:
    """Every offer's years, averages and worth under `offers.<n>`, staying under `current_job`."""
    for index, side in enumerate((comparison.own, *comparison.others)):
        _enter_side(f"offers.{index}", side, facts, ledger)
    if comparison.stay is not None:
        _enter_side("current_job", comparison.stay, facts, ledger)


def enter_packages(bundles: tuple[Bundle, ...], ledger: Ledger) -> None:
    """Each package's parts and worth under `packages.<n>`."""
    for index, bundle in enumerate(bundles):
        path = f"packages.{index}"
        for part in ("base", "equity", "sign_on"):
            value = getattr(bundle, part)
            inputs = tuple(p for p in (f"ask.{part}",) if p in ledger)
            ledger.enter(f"{path}.{part}", value, how("ask-moved"), inputs,
                         rule="equal-packages")  # fmt: skip
        ledger.enter(
            f"{path}.worth", bundle.worth,
            how("package-worth"),
            tuple(f"{path}.{part}" for part in ("base", "equity", "sign_on")),
            rule="equal-packages",
        )  # fmt: skip


def _enter_side(path: str, side: Side, facts: Facts, ledger: Ledger) -> None:
    offer, value = side.offer, side.value
    _enter_terms(path, offer, ledger)
    paper = value.worth.paper
    if paper is not None:
        _enter_worth(path, value, facts, ledger)
    for year in value.years:
        _enter_year(path, value, year.number, ledger)
    _enter_sums(path, value, ledger)
    if side.yearly is not None:
        _enter_compared(path, side, ledger)


def _enter_terms(path: str, offer: Offer, ledger: Ledger) -> None:
    if offer.base is not None:
        wage = offer.wage
        formula = how(f"by-the.{wage.period.value}", count=wage.count) if wage else how("as-said")
        ledger.enter(f"{path}.base", offer.base, formula, rule="offer", origin=SAID)
    bonus = counted_bonus(offer)
    if bonus is not None:
        kind = offer.bonus_kind.value if offer.bonus_kind else "unsaid"
        inputs = (f"{path}.base",) if offer.bonus is None and offer.base is not None else ()
        said = how(f"bonus.{kind}")
        if offer.bonus is None:
            said = how(f"bonus-share.{kind}", percent=offer.bonus_percent)
        ledger.enter(f"{path}.bonus", bonus, said, inputs, rule="bonus-not-certain")


def _enter_worth(path: str, value: Valuation, facts: Facts, ledger: Ledger) -> None:
    offer, worth = value.offer, value.worth
    assert worth.paper is not None and worth.zero is not None  # noqa: S101  (asked before)
    options = offer.equity is not None and offer.equity.kind is EquityKind.OPTIONS
    origin, formula = SAID, how("paper.options" if options else "paper")
    if offer.exchange is not None:
        rate = offer.exchange
        shown = rate.rate.limit_denominator(10**9)
        formula += how("converted-at", one=rate.one, other=rate.other, rate=shown)
        origin = Origin(rate.source, rate.as_of)
    ledger.enter(f"{path}.equity_worth.paper", worth.paper, formula, rule="units-priced",
                 origin=origin)  # fmt: skip
    if worth.haircut is not None:
        cut = how("haircut" if facts.haircut else "haircut.none")
        ledger.enter(f"{path}.equity_worth.haircut", worth.haircut, cut,
                     (f"{path}.equity_worth.paper",), rule="three-columns")  # fmt: skip
    ledger.enter(f"{path}.equity_worth.zero", worth.zero, how("zero"),
                 rule="three-columns")  # fmt: skip


def _enter_year(path: str, value: Valuation, number: int, ledger: Ledger) -> None:
    year, offer = value.years[number - 1], value.offer
    name = f"{path}.years.{number}"
    inputs: list[str] = []
    if year.base is not None:
        inputs.append(f"{path}.base")
    if year.bonus is not None:
        inputs.append(f"{path}.bonus")
    if year.sign_on is not None and year.sign_on.amount:
        ledger.enter(f"{name}.sign_on", year.sign_on, how("as-said"), rule="offer", origin=SAID)
        inputs.append(f"{name}.sign_on")
    if year.equity is not None:
        shares = offer.equity.vesting if offer.equity else ()
        share = shares[number - 1] * 100 if number <= len(shares) else 0
        formula = how("vests", share=share)
        ledger.enter(f"{name}.equity", year.equity, formula,
                     (f"{path}.equity_worth.paper",), rule="vesting")  # fmt: skip
        inputs.append(f"{name}.equity")
    if year.total is not None:
        parts = tuple(path.split(".")[-1] for path in inputs)
        ledger.enter(f"{name}.total", year.total, how("sum", parts=parts), tuple(inputs),
                     rule="year")  # fmt: skip


def _enter_sums(path: str, value: Valuation, ledger: Ledger) -> None:
    def enter(name: str, amount: Money | None, formula: Formula, inputs: tuple[str, ...]) -> None:
        if amount is not None:
            ledger.enter(f"{path}.{name}", amount, formula, inputs, rule="four-ways")

    enter("first_year", value.first_year, how("first-year"), (f"{path}.years.1.total",))
    years = tuple(f"{path}.years.{year}.total" for year in range(1, 5))
    enter("average", value.average, how("average"), years)
    enter("guaranteed_cash", value.guaranteed_cash, how("certain-cash"),
          (f"{path}.base",))  # fmt: skip
    for months, amount in value.leaving.items():
        enter(f"leaving.{months}", amount, how("leaving", months=months),
              (f"{path}.base",))  # fmt: skip


def _enter_compared(path: str, side: Side, ledger: Ledger) -> None:
    assert side.yearly is not None  # noqa: S101  (asked before)
    rate = side.exchange
    formula = how("worth")
    origin = Origin(rate.source, rate.as_of) if rate else Origin("arithmetic")
    if rate:
        formula += how("converted", one=rate.one, other=rate.other)
    inputs = tuple(p for p in (f"{path}.base", f"{path}.equity_worth.haircut", f"{path}.bonus")
                   if p in ledger)  # fmt: skip
    ledger.enter(f"{path}.compared", side.yearly, formula, inputs, rule="compare", origin=origin)
