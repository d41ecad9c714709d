"""References between data files: each must lead somewhere."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from bot.guides.library import World
from bot.guides.yaml_files import Path_

# Which key holds the id of what; a list under the key holds several.
_REFERENCES: Mapping[str, tuple[str, Callable[[World], Mapping[str, object]]]] = {
    "source": ("source", lambda world: world.sources),
    "region": ("region", lambda world: world.regions),
    "regions": ("region", lambda world: world.regions),
    "reference_region": ("region", lambda world: world.regions),
    "company": ("company", lambda world: world.companies),
    "currency": ("currency", lambda world: world.currencies),
    "rung": ("rung", lambda world: world.rungs),
    "ladder": ("ladder", lambda world: world.ladders),
    "questions": ("question", lambda world: world.questions),
    "laws": ("law", lambda world: world.laws),
}


def dangling(value: object, world: World, path: Path_ = ()) -> Iterator[tuple[Path_, str]]:
    """Each reference in `value` that leads nowhere, with its path."""
    if isinstance(value, Mapping):
        yield from _ladder_levels(value, world, path)
        for key, inner in value.items():
            yield from _reference(str(key), inner, world, (*path, key))
            yield from dangling(inner, world, (*path, key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from dangling(inner, world, (*path, index))


def _reference(key: str, value: object, world: World, path: Path_) -> Iterator[tuple[Path_, str]]:
    if key not in _REFERENCES:
        return
    kind, table = _REFERENCES[key]
    names = value if isinstance(value, list) else [value]
    for index, name in enumerate(names):
        if isinstance(name, str) and name not in table(world):
            place = (*path, index) if isinstance(value, list) else path
            yield place, f"there is no {kind} called {name!r}"


def _ladder_levels(
    value: Mapping[object, object], world: World, path: Path_
) -> Iterator[tuple[Path_, str]]:
    ladder = world.ladders.get(str(value.get("ladder")))
    levels = value.get("levels")
    if ladder is None or not isinstance(levels, list):
        return
    known = {level.name for level in ladder.levels}
    for index, name in enumerate(levels):
        if name not in known:
            yield (*path, "levels", index), f"{ladder.name} has no level called {name!r}"
