"""Levels by any ladder's names; a name on two ladders at two rungs is a question."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot import paths
from bot.guides.library import World
from bot.guides.load import load_world
from bot.reading.levels import LevelRead, NoSuchLevel, WhoseLevel, read_level

WORLD = load_world(paths.data_folder(), paths.templates_folder())


@pytest.mark.parametrize(
    ("text", "rung"),
    [
        ("Google L5", "senior"), ("google l5", "senior"), ("L5 at Google", "senior"),
        ("L5 (Google)", "senior"), ("Google L4", "mid"), ("Meta E5", "senior"), ("E5", "senior"),
        ("E4", "mid"), ("Meta IC5", "senior"), ("meta ic4", "mid"), ("Amazon L5", "mid"),
        ("applied scientist 3", "senior"), ("Applied Scientist II", "mid"), ("AS III", "senior"),
        ("senior", "senior"), ("Sr.", "senior"), ("mid-level", "mid"), ("staff", "staff"),
        ("junior", "entry"), ("Google L3", "entry"), ("Google L6", "staff"), ("ICT4", "senior"),
        ("E6", "staff"), ("SDE II", "mid"), ("sde3", "senior"), ("AS II", "mid"), ("as3", "senior"),
        ("L63", "senior"), ("Microsoft 63", "senior"), ("Nvidia IC4", "senior"),
        ("DeepMind L5", "senior"), ("facebook e4", "mid"), ("AWS L5", "mid"), ("new grad", "entry"),
        ("principal", "staff"), ("Senior Applied Scientist", "senior"), ("Apple ICT3", "mid"),
        ("I think it is Google L5", "senior"), ("  GOOGLE   L5  ", "senior"),
        ("Google-L5", "senior"),
        ("MTS", None), ("?", None), ("n/a", None), ("I'm not sure", None),
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


@pytest.mark.parametrize(
    "text", ["L99", "wizard", "", "215k", "Google", "Google L99", "seniority", "L", "level"]
)
def test_what_is_no_level(text: str, world: World) -> None:
    assert isinstance(read_level(text, world), NoSuchLevel)


def test_every_level_of_every_ladder_is_read_with_its_company(world: World) -> None:
    wrong: list[str] = []
    for ladder in world.ladders.values():
        for level in ladder.levels:
            for name in (level.name, *level.aliases):
                read = read_level(f"{ladder.name} {name}", world)
                if not isinstance(read, LevelRead) or read.rung != level.rung:
                    wrong.append(f"{ladder.name} {name}")
    assert not wrong


def test_a_bare_name_is_read_only_when_every_ladder_agrees(world: World) -> None:
    rungs: dict[str, set[str | None]] = {}
    for ladder in world.ladders.values():
        for level in ladder.levels:
            for name in (level.name, *level.aliases):
                rungs.setdefault(name.casefold(), set()).add(level.rung)
    for name, known in rungs.items():
        assert isinstance(read_level(name, world), WhoseLevel) == (len(known) > 1), name


@given(st.text(max_size=60))
def test_nothing_raises(text: str) -> None:
    assert isinstance(read_level(text, WORLD), LevelRead | WhoseLevel | NoSuchLevel)
