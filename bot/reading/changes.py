"""A case with some facts changed: "offer.base=230000", "competing.0.status=verbal"."""

from __future__ import annotations

from collections.abc import Iterable

from bot.guides.yaml_files import BadData, Document, parse


def changed(document: Document, changes: Iterable[str]) -> Document:
    """A copy with each change applied; the document itself stays. Raises BadData."""
    value = document.value
    for change in changes:
        field, mark, said = change.partition("=")
        if not mark or not field.strip():
            raise BadData(
                "what-if", f"{change!r} is no change; write for example offer.base=230000"
            )
        value = _set(value, tuple(field.strip().split(".")), parse(said, "what-if").value, change)
    return Document(document.name, value, document.marks)


def _set(value: object, path: tuple[str, ...], new: object, change: str) -> object:
    key, rest = path[0], path[1:]
    if isinstance(value, list):
        if not key.isdigit() or int(key) >= len(value):
            raise BadData("what-if", f"{change!r}: there is no {key!r} in that list")
        inner = _set(value[int(key)], rest, new, change) if rest else new
        return [inner if index == int(key) else item for index, item in enumerate(value)]
    if value is not None and not isinstance(value, dict):
        raise BadData("what-if", f"{change!r}: there is nothing under that field")
    known = dict(value or {})
    known[key] = _set(known.get(key), rest, new, change) if rest else new
    return known
