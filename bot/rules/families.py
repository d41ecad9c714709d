"""All rules in one place: each family registers its own, the law notes come from data."""

from __future__ import annotations

from bot.guides.library import World
from bot.rules import (  # noqa: F401  (importing a family registers its rules)
    alternatives,
    components,
    gaps,
    honesty,
    numbers,
    people,
    position,
    proposals,
    replies,
    review,
    timing,
)
from bot.rules.law import law_rules
from bot.rules.registry import Rule, all_rules


def rules(world: World) -> tuple[Rule, ...]:
    """Every rule, by stage and number."""
    return (*all_rules(), *law_rules(world))
