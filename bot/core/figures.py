"""Figures that can be opened: value, formula, inputs, rule, source, date."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple, TypeVar

from bot.core.money import Money


@dataclass(frozen=True, slots=True)
class Percent:
    """An exact percentage: 50 is half."""

    value: Fraction


class Origin(NamedTuple):  # looked up for every figure, and a tuple is hashed fastest
    """Where a figure was taken from: a source id, its date, and how well it is backed."""

    source: str
    as_of: str | None = None
    confidence: str | None = None
    note: str | None = None


ARITHMETIC = Origin("arithmetic")
SAID = Origin("the-person")


Value = TypeVar("Value", bound=Money | Percent)


class How(NamedTuple):
    """One step of a formula: the id of its words, and what fills their slots."""

    says: str
    values: Mapping[str, object]


Formula = tuple[How, ...]


def how(says: str, **values: object) -> Formula:
    """A formula of one step; formulas are put together with `+`."""
    return (How(says, values),) if values else _without_slots(says)


@lru_cache(maxsize=256)
def _without_slots(says: str) -> Formula:
    """A formula that has nothing to fill is the same for every plan: one for each id of words."""
    return (How(says, MappingProxyType({})),)


class Figure(NamedTuple):  # a plan makes hundreds, and a tuple is made fastest
    """One number of a plan. `inputs` are the paths of the figures that went in."""

    path: str
    value: Money | Percent
    formula: Formula
    inputs: tuple[str, ...]
    rule: str
    origin: Origin


class Ledger:
    """Collects the figures of one plan; each path is entered once."""

    def __init__(self) -> None:
        self._figures: dict[str, Figure] = {}

    def enter(
        self,
        path: str,
        value: Value,
        formula: Formula,
        inputs: tuple[str, ...] = (),
        *,
        rule: str,
        origin: Origin = ARITHMETIC,
    ) -> Value:
        """Records a figure and hands its value back."""
        if path in self._figures:
            raise ValueError(f"the figure {path!r} was entered twice")
        self._figures[path] = Figure(path, value, formula, inputs, rule, origin)
        return value

    def enter_percent(
        self, path: str, value: Fraction, formula: Formula, inputs: tuple[str, ...], *, rule: str
    ) -> Percent:
        """Records a percentage and hands it back."""
        return self.enter(path, Percent(value), formula, inputs, rule=rule)

    def __contains__(self, path: str) -> bool:
        return path in self._figures

    def under(self, name: str, part: str) -> tuple[str, ...]:
        """The paths entered for `part` of `name`: its own, or both ends of its range."""
        own = f"{name}.{part}"
        wanted = (name, own, f"{own}.low", f"{own}.high")
        return tuple([path for path in wanted if path in self._figures])

    @property
    def figures(self) -> Mapping[str, Figure]:
        return dict(self._figures)
