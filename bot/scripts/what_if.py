"""Two plans side by side: what one changed fact would change."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import BaseModel, ConfigDict

from bot.guides.library import World
from bot.rules.plan import Plan
from bot.scripts.render import press, say
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


def side_by_side(found: WhatIf, world: World) -> str:
    """What differs, for reading in a terminal."""
    phrases = world.wording.phrases
    head = press(world).line(phrases["what-if.head"], {"changes": ", ".join(found.changes)})
    if not found.changed:
        return f"{head}\n\n{phrases['what-if.nothing']}"
    shown = [d for d in found.changed if ".years." not in d.path]
    rows = [("", phrases["what-if.now"], phrases["what-if.then"])]
    rows += [(d.path, _cell(d.before, world), _cell(d.after, world)) for d in shown]
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


def _cell(value: int | str | None, world: World) -> str:
    if value is None:
        return "–"
    return world.wording.locale.number(value) if isinstance(value, int) else value


def headlines(before: Plan, after: Plan, world: World) -> tuple[tuple[str, str, str], ...]:
    """The figures a person looks at first, where they differ: what it is, now, then. Private."""
    pairs = zip(_headline(before, world), _headline(after, world), strict=False)
    return tuple((name, now, then) for (name, now), (_, then) in pairs if now != then)


def news(before: PlanReport, after: PlanReport) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What would be said in addition, and what would no longer be said."""
    one, other = ({f.rule: f.text for f in plan.findings} for plan in (before, after))
    gained = tuple(text for rule, text in other.items() if rule not in one)
    lost = tuple(text for rule, text in one.items() if rule not in other)
    return gained, lost


def _headline(plan: Plan, world: World) -> Iterator[tuple[str, str]]:
    asked = plan.ask.package if plan.ask else None
    figures = {
        "offer": plan.offered.total,
        "first-year": plan.comparison.own.value.first_year,
        "ask-base": asked.base if asked else None,
        "ask-equity": asked.equity if asked else None,
        "ask-total": asked.total if asked else None,
        "safer-ask": plan.safer.package.total if plan.safer else None,
        "floor": plan.floor.total,
    }
    phrases = world.wording.phrases
    for name, amount in figures.items():
        yield phrases[f"headline.{name}"], say(amount, world)
    yield phrases["headline.letter"], world.term(plan.strategy.value) if plan.strategy else "–"
    for side in plan.comparison.all:
        yield side.offer.company, say(side.yearly, world)
