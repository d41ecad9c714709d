"""Levels by any ladder's names; a name on two ladders at two rungs is a question."""

from __future__ import annotations

import pytest

from bot.guides.library import World
from bot.reading.levels import NoSuchLevel, WhoseLevel, read_level


@pytest.mark.parametrize(
    ("text", "rung"),
    [
        ("Google L5", "senior"), ("google l5", "senior"), ("L5 at Google", "senior"),
        ("L5 (Google)", "senior"), ("Google L4", "mid"), ("Meta E5", "senior"), ("E5", "senior"),
        ("E4", "mid"), ("Meta IC5", "senior"), ("meta ic4", "mid"), ("Amazon L5", "mid"),
        ("applied scientist 3", "senior"), ("Applied Scientist II", "mid"), ("AS III", "senior"),
        ("senior", "senior"), ("Sr.", "senior"), ("mid-level", "mid"), ("staff", "staff"),
        ("junior", "entry"), ("Google L3", "entry"), ("Google L6", "staff"), ("ICT4", "senior"),
        ("not sure", None), ("I don't know", None), ("research engineer", None),
    ],
)  # fmt: skip
def test_a_level(text: str, rung: str | None, world: World) -> None:
    read = read_level(text, world)
    assert not isinstance(read, WhoseLevel | NoSuchLevel)
    assert read.rung == rung
    again = read_level(read.said, world)
    assert again == read or rung is None


@pytest.mark.parametrize("text", ["L5", "L4", "IC4", "IC5", "l 5"])
def test_a_bare_name_asks_whose(text: str, world: World) -> None:
    read = read_level(text, world)
    assert isinstance(read, WhoseLevel)
    assert len({reading.rung for reading in read.readings}) > 1
    for reading in read.readings:
        assert read_level(reading.said, world) == reading


@pytest.mark.parametrize("text", ["L99", "wizard", "", "215k"])
def test_what_is_no_level(text: str, world: World) -> None:
    assert isinstance(read_level(text, world), NoSuchLevel)
