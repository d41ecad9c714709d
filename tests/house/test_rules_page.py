"""docs/rules.md is made by the program, and is as fresh as the rules are."""

from __future__ import annotations

from pathlib import Path

from bot.guides.library import World
from bot.scripts.rulebook import rulebook, rules_page

PAGE = Path(__file__).parents[2] / "docs/rules.md"


def test_the_page_of_rules_is_fresh(world: World) -> None:
    made = rules_page(world)
    assert PAGE.read_text(encoding="utf-8").strip() == made.strip(), (
        "run: coach rules --format markdown > docs/rules.md"
    )


def test_all_sixty_rules_and_every_law_note_can_be_opened(world: World) -> None:
    book = rulebook(world)
    assert {rule.no for rule in book if rule.no} == set(range(1, 61))
    assert {f"law.{law}" for law in world.laws} <= {rule.id for rule in book}
    for rule in book:
        assert rule.says and rule.why and rule.sources, rule.id
