"""Enters the figures of every valued offer and package, so that each can be opened."""

from __future__ import annotations

from bot.core.facts import Facts
from bot.core.figures import SAID, Formula, Ledger, Origin, how
from bot.core.money import Money, Yearly
from bot.core.offer import BonusKind, EquityKind
from bot.core.valuation import COMPARED, MONTHS, Valuation
from bot.rules.compare import Comparison, Side, coming_apart
from bot.rules.packages import Bundle


def enter_comparison(comparison: Comparison, facts: Facts, ledger: Ledger) -> None:
    """Every offer's years, averages and worth under `offers.<n>`, staying under `current_job`."""
    for index, side in enumerate((comparison.own, *comparison.others)):
        _enter_side(f"offers.{index}", side, facts, ledger)
    if comparison.stay is not None:
        coming = coming_apart(facts.current) if facts.current else None
        if coming is not None:
            path = "current_job.coming_bonus"
            ledger.enter(path, coming, how("as-said"), rule="offer", origin=SAID)
        _enter_side("current_job", comparison.stay, facts, ledger)


def enter_packages(bundles: tuple[Bundle, ...], ledger: Ledger) -> None:
    """Each package's parts and worth under `packages.<n>`."""
    bonus = _known("offers.0", ("bonus",), ledger)
    for index, bundle in enumerate(bundles):
        path = f"packages.{index}"
        for part in ("base", "equity", "sign_on"):
            value = getattr(bundle, part)
            inputs = tuple(p for p in (f"ask.{part}",) if p in ledger)
            ledger.enter(f"{path}.{part}", value, how("ask-moved"), inputs,
                         rule="equal-packages")  # fmt: skip
        ledger.enter(
            f"{path}.worth", bundle.worth,
            how("worth"),
            (*(f"{path}.{part}" for part in ("base", "equity", "sign_on")), *bonus),
            rule="equal-packages",
        )  # fmt: skip


def enter_worth_of_ask(worth: Yearly, own: Valuation, ledger: Ledger) -> None:
    """A year of the ask to the person, from its parts and this offer's bonus and sign-on."""
    beside = (*_known("offers.0", ("bonus",), ledger), *_paid("offers.0", own, COMPARED, ledger))
    ledger.enter("ask.worth", worth, how("worth"), ("ask.base", "ask.equity", *beside),
                 rule="packages")  # fmt: skip


def _enter_side(path: str, side: Side, facts: Facts, ledger: Ledger) -> None:
    value = side.value
    _enter_terms(path, value, ledger)
    paper = value.worth.paper
    if paper is not None:
        _enter_worth(path, value, facts, ledger)
    for year in value.years:
        _enter_year(path, value, year.number, ledger)
    _enter_sums(path, value, ledger)
    if side.yearly is not None:
        _enter_compared(path, side, ledger)


def _enter_terms(path: str, value: Valuation, ledger: Ledger) -> None:
    offer, bonus = value.offer, value.bonus
    if offer.base is not None:
        wage = offer.wage
        formula = how(f"by-the.{wage.period.value}", count=wage.count) if wage else how("as-said")
        ledger.enter(f"{path}.base", offer.base, formula, rule="offer", origin=SAID)
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
    parts: dict[str, str] = {}
    if year.base is not None:
        parts["base"] = f"{path}.base"
    if year.bonus is not None:
        parts["bonus"] = f"{path}.bonus"
    if year.sign_on is not None and year.sign_on.amount:
        parts["sign_on"] = f"{name}.sign_on"
        ledger.enter(parts["sign_on"], year.sign_on, how("as-said"), rule="offer", origin=SAID)
    if year.equity is not None:
        shares = offer.equity.vesting if offer.equity else ()
        share = shares[number - 1] * 100 if number <= len(shares) else 0
        formula = how("vests", share=share)
        parts["equity"] = f"{name}.equity"
        ledger.enter(parts["equity"], year.equity, formula,
                     (f"{path}.equity_worth.paper",), rule="vesting")  # fmt: skip
    if year.total is not None:
        ledger.enter(f"{name}.total", year.total, how("sum", parts=tuple(parts)),
                     tuple(parts.values()), rule="year")  # fmt: skip


def _enter_sums(path: str, value: Valuation, ledger: Ledger) -> None:
    def enter(name: str, amount: Money | None, formula: Formula, inputs: tuple[str, ...]) -> None:
        if amount is not None:
            ledger.enter(f"{path}.{name}", amount, formula, inputs, rule="four-ways")

    enter("first_year", value.first_year, how("first-year"), (f"{path}.years.1.total",))
    years = tuple(f"{path}.years.{year}.total" for year in range(1, 5))
    enter("average", value.average, how("average"), years)
    sure = ("base", "bonus") if value.offer.bonus_kind is BonusKind.GUARANTEED else ("base",)
    enter("guaranteed_cash", value.guaranteed_cash, how("certain-cash"),
          _known(path, sure, ledger))  # fmt: skip
    for months, amount in value.leaving.items():
        begun = _paid(path, value, -(-months // MONTHS), ledger)
        enter(f"leaving.{months}", amount, how("leaving", months=months),
              (*_known(path, ("base", "bonus", "equity_worth.paper"), ledger), *begun))  # fmt: skip


def _known(path: str, parts: tuple[str, ...], ledger: Ledger) -> tuple[str, ...]:
    return tuple(p for part in parts if (p := f"{path}.{part}") in ledger)


def _paid(path: str, value: Valuation, years: int, ledger: Ledger) -> tuple[str, ...]:
    """The sign-on payments of the first so many years."""
    if not value.offer.sign_on:
        return ()
    numbers = range(1, min(years, len(value.years)) + 1)
    return _known(path, tuple(f"years.{number}.sign_on" for number in numbers), ledger)


def _enter_compared(path: str, side: Side, ledger: Ledger) -> None:
    assert side.yearly is not None  # noqa: S101  (asked before)
    rate = side.exchange
    coming = f"{path}.coming_bonus" in ledger
    formula = how("worth-coming") if coming else how("worth")
    origin = Origin(rate.source, rate.as_of) if rate else Origin("arithmetic")
    if rate:
        formula += how("converted", one=rate.one, other=rate.other)
    parts = ("base", "equity_worth.haircut", "bonus", "coming_bonus")
    inputs = (*_known(path, parts, ledger), *_paid(path, side.value, COMPARED, ledger))
    ledger.enter(f"{path}.compared", side.yearly, formula, inputs, rule="compare", origin=origin)
