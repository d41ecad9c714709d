"""Data in another language: the texts of a data file that a person reads, by the item's id.

Data is written once, in English. A language's `data.yaml` says the same texts in its own
words; figures, ids and sources are not repeated. Words that a person may *type* (aliases,
names of levels, what gives a claim away) are added to those there are, in every language.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeVar

from pydantic import BaseModel

from bot.guides.schema import Strict, Text
from bot.guides.yaml_files import Path_

Fields = Mapping[str, Text | tuple[Text, ...]]
Texts = Mapping[str, Text | tuple[Text, ...] | Mapping[str, Text | tuple[Text, ...] | Fields]]
Item = TypeVar("Item", bound=BaseModel)

_HEARD = frozenset({"aliases", "words", "pattern"})


class Overlay(Strict):
    """The texts of one language, by kind and id."""

    sources: Mapping[str, Texts] = {}
    questions: Mapping[str, Texts] = {}
    laws: Mapping[str, Texts] = {}
    regions: Mapping[str, Texts] = {}
    rungs: Mapping[str, Texts] = {}
    companies: Mapping[str, Texts] = {}
    guides: Mapping[str, Texts] = {}


KINDS = tuple(Overlay.model_fields)


def spoken(items: Mapping[str, Item], texts: Mapping[str, Texts]) -> Mapping[str, Item]:
    """The items with their texts in the overlay's words; one that it leaves out stays."""
    return {key: _said(item, texts.get(key, {})) for key, item in items.items()}


def heard(items: Mapping[str, Item], texts: Mapping[str, Texts]) -> Mapping[str, Item]:
    """The items with the overlay's words for typing added, and nothing else of it."""
    return {key: _said(item, _typed(item, texts.get(key, {}))) for key, item in items.items()}


def strange(items: Mapping[str, Item], texts: Mapping[str, Texts]) -> Iterator[tuple[Path_, str]]:
    """Each text of an overlay that stands for nothing, with its path."""
    for key, said in texts.items():
        if key not in items:
            yield (key,), "there is nothing of this name in the data"
            continue
        for path in _unknown(items[key], said):
            yield (key, *path), "there is no such text in the data"


def _unknown(item: BaseModel, texts: Mapping[str, object]) -> Iterator[Path_]:
    for field, said in texts.items():
        if field not in type(item).model_fields:
            yield (field,)
        elif isinstance(said, Mapping):
            inner = getattr(item, field)
            if isinstance(inner, BaseModel):
                yield from ((field, *path) for path in _unknown(inner, said))
            else:
                yield from ((field, *path) for path in _unknown_parts(inner, said))


def _unknown_parts(parts: object, texts: Mapping[str, object]) -> Iterator[Path_]:
    known = {_name(one): one for one in parts} if isinstance(parts, tuple) else {}
    for name, said in texts.items():
        if name not in known or not isinstance(said, Mapping):
            yield (name,)
        else:
            yield from ((name, *path) for path in _unknown(known[name], said))


def _said(item: Item, texts: Mapping[str, object]) -> Item:
    if not texts:
        return item
    changed = {field: _field(getattr(item, field), field, said) for field, said in texts.items()}
    return item.model_copy(update=changed)


def _field(old: object, field: str, said: object) -> object:
    if isinstance(said, Mapping):
        if isinstance(old, BaseModel):
            return _said(old, said)
        parts = old if isinstance(old, tuple) else ()
        return tuple(_said(one, said.get(_name(one), {})) for one in parts)
    if field in _HEARD and isinstance(old, tuple) and isinstance(said, tuple):
        return tuple(dict.fromkeys((*old, *said)))
    return said


def _typed(item: BaseModel, texts: Mapping[str, object]) -> dict[str, object]:
    """Of an item's texts those that are only for reading what is typed; its name is one."""
    found: dict[str, object] = {}
    for field, said in texts.items():
        if field in _HEARD:
            found[field] = said
        elif isinstance(said, Mapping) and (inner := _typed_parts(said)):
            found[field] = inner
    name, more = texts.get("name"), found.get("aliases", ())
    if isinstance(name, str) and "aliases" in type(item).model_fields:
        found["aliases"] = (str(getattr(item, "name", "")), name, *_words(more))
    return found


def _words(said: object) -> tuple[str, ...]:
    return tuple(str(word) for word in said) if isinstance(said, tuple) else ()


def _typed_parts(texts: Mapping[str, object]) -> dict[str, object]:
    parts = {
        name: {field: words for field, words in said.items() if field in _HEARD}
        for name, said in texts.items()
        if isinstance(said, Mapping)
    }
    return {name: said for name, said in parts.items() if said}


def _name(part: BaseModel) -> str:
    """By what a part of an item is called in an overlay: its id, its region or its rung."""
    named = next((n for n in ("id", "region", "rung") if hasattr(part, n)), "")
    return str(getattr(part, named, None) or "none")
