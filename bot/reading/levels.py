"""From what people call a level to a rung of seniority. A bare "L5" has two readings: it asks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bot.guides.library import World, plain
from bot.guides.schema import Ladder, Level


@dataclass(frozen=True, slots=True)
class LevelRead:
    """A level understood: how it is said in full, and its rung (None: seniority not named)."""

    said: str
    rung: str | None


@dataclass(frozen=True, slots=True)
class WhoseLevel:
    """A name that stands on several ladders at different rungs."""

    readings: tuple[LevelRead, ...]


@dataclass(frozen=True, slots=True)
class NoSuchLevel:
    """Nothing known is called that."""


UNNAMED = LevelRead("not named", None)
_UNSURE = frozenset(
    plain(words)
    for words in [
        "not sure",
        "unsure",
        "unknown",
        "don t know",
        "dont know",
        "no idea",
        "?",
        "n/a",
        "none",
        "not named",
        "skip",
        "i don t know",
        "i dont know",
        "no level",
        "i m not sure",
        "im not sure",
        "not sure yet",
    ]
)
_FILLER = frozenset(
    [
        "level",
        "at",
        "the",
        "equivalent",
        "ish",
        "about",
        "is",
        "it",
        "s",
        "i",
        "m",
        "my",
        "a",
        "an",
        "im",
        "think",
        "role",
        "position",
    ]
)


def read_level(text: str, world: World) -> LevelRead | WhoseLevel | NoSuchLevel:
    """Reads "Google L5", "E4", "applied scientist 3", "senior", "not sure"."""
    said = _heard(text)
    if said in _UNSURE or plain(text.replace("'", " ")) in _UNSURE:
        return UNNAMED
    for rung in world.rungs.values():
        if said == rung.id or said in (plain(word) for word in rung.words):
            return LevelRead(rung.words[0] if said == rung.id else text.strip(), rung.id)
    found = tuple(_matches(plain(text), world)) or tuple(_matches(said, world))
    if not found:
        return NoSuchLevel()
    distinct = {read.rung for read in found}
    return found[0] if len(distinct) == 1 else WhoseLevel(_one_per_company(found))


def _heard(text: str) -> str:
    words = plain(text.replace("(", " ").replace(")", " ").replace("'", " ")).split()
    return " ".join(word for word in words if word not in _FILLER)


def _matches(said: str, world: World) -> Iterator[LevelRead]:
    """Each level that is called so, under the name that was used: IC4 stays IC4."""
    for ladder in world.ladders.values():
        for level in ladder.levels:
            used = (name for name in (level.name, *level.aliases) if said in _ways(ladder, name))
            name = next(used, None)
            if name is not None:
                yield LevelRead(f"{ladder.name} {name}", level.rung)


def _ways(ladder: Ladder, name: str) -> set[str]:
    """How one name of a level can be said: alone, or with its company before or behind it."""
    short = plain(name)
    names = {short}
    if len(short) == 2 and short[1].isdigit():
        names.add(f"{short[0]} {short[1]}")
    companies = {plain(company) for company in (ladder.name, *ladder.aliases)}
    with_company = {f"{c} {n}" for c in companies for n in names}
    return names | with_company | {f"{n} {c}" for c in companies for n in names}


def full_name(ladder: Ladder, level: Level) -> str:
    """The level with its company, as it is shown: "Google L5", "Amazon Applied Scientist II"."""
    return f"{ladder.name} {level.name}"


def _one_per_company(found: tuple[LevelRead, ...]) -> tuple[LevelRead, ...]:
    return tuple({read.said: read for read in found}.values())
