"""Two plans side by side: what one changed fact would change."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import BaseModel, ConfigDict

from bot.scripts.report import PlanReport
from bot.words import table

# What is compared, in this order; findings by their rules.
_SHOWN = ("offer", "offers", "ask", "safer_ask", "floor", "packages", "strategy")


class Difference(BaseModel):
    """One figure or choice that changed; null is none."""

    model_config = ConfigDict(frozen=True)

    path: str
    before: int | str | None
    after: int | str | None


class WhatIf(BaseModel):
    """The plan as it is and as it would be, and what differs."""

    model_config = ConfigDict(frozen=True)

    changes: tuple[str, ...]
    changed: tuple[Difference, ...]
    before: PlanReport
    after: PlanReport

    @property
    def text(self) -> str:
        """For reading in a terminal."""
        head = f"What if {', '.join(self.changes)}? Your facts stay as they are."
        if not self.changed:
            return f"{head}\n\nNothing would change."
        shown = [d for d in self.changed if ".years." not in d.path]
        rows = [("", "now", "then")]
        rows += [(d.path, _cell(d.before), _cell(d.after)) for d in shown]
        return f"{head}\n\n{table(rows)}"


def differences(before: PlanReport, after: PlanReport) -> tuple[Difference, ...]:
    """Figures, strategy and findings that differ between two plans."""
    one, other = (dict(_leaves(plan)) for plan in (before, after))
    paths = dict.fromkeys((*one, *other))
    return tuple(
        Difference(path=path, before=one.get(path), after=other.get(path))
        for path in paths
        if one.get(path) != other.get(path)
    )


def _leaves(plan: PlanReport) -> Iterator[tuple[str, int | str | None]]:
    document = plan.model_dump(mode="json")
    for name in _SHOWN:
        yield from _walk(name, document[name])
    for finding in plan.findings:
        yield f"finding {finding.rule}", "yes"


def _walk(path: str, value: object) -> Iterator[tuple[str, int | str | None]]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _walk(f"{path}.{key}", inner)
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _walk(f"{path}.{index}", inner)
    elif (value is None or isinstance(value, int | str)) and not path.endswith("because"):
        yield path, value


def _cell(value: int | str | None) -> str:
    if value is None:
        return "–"
    return f"{value:,}" if isinstance(value, int) else value
