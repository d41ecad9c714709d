"""YAML with positions: every value remembers its line and column, so an error can name them.

YAML 1.2 habits: only `null`, `true`, `false` and whole numbers are more than text, so
`NO` stays a country and dates stay strings. A key that stands twice is refused.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import yaml
from pydantic import BaseModel, ValidationError

Path_ = tuple[str | int, ...]
Model = TypeVar("Model", bound=BaseModel)
_CONSTANTS: Mapping[str, bool | None] = {
    "": None, "~": None, "null": None, "true": True, "false": False,
}  # fmt: skip
_INTEGER = re.compile(r"[-+]?\d{1,18}")
_DEEPEST = 40


class BadData(ValueError):
    """A data file that cannot be used: where, which field, and why."""

    def __init__(self, place: str, message: str, field: str = "") -> None:
        super().__init__(f"{place}: {field + ': ' if field else ''}{message}")
        self.place, self.message, self.field = place, message, field


@dataclass(frozen=True)
class Document:
    """A parsed file: its plain value and where each path of it stands."""

    name: str
    value: object
    marks: Mapping[Path_, tuple[int, int]]

    def error(self, path: Path_, message: str) -> BadData:
        """An error at the deepest known position of `path`."""
        known = path
        while known not in self.marks and known:
            known = known[:-1]
        line, column = self.marks.get(known, (1, 1))
        field = ".".join(str(part) for part in path)
        return BadData(f"{self.name}:{line}:{column}", message, field)


def parse(text: str, name: str) -> Document:
    """Reads YAML (JSON is YAML) into plain values with positions. Raises BadData."""
    if text.lstrip().startswith("{"):
        return _json(text, name)
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        node = yaml.compose(text, Loader=loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        place = f"{name}:{mark.line + 1}:{mark.column + 1}" if mark else name
        raise BadData(place, f"not readable as YAML: {error.problem}") from None
    except yaml.YAMLError:
        raise BadData(
            f"{name}:1:1", "not YAML: it holds characters that may not stand there"
        ) from None
    reader = _Reader(name)
    return Document(name, reader.plain(node, ()) if node else None, reader.marks)


def _json(text: str, name: str) -> Document:
    # JSON escapes emoji as surrogate pairs, which YAML does not join.
    try:
        value = json.loads(text, object_pairs_hook=_pairs, parse_float=str, parse_constant=str)
    except json.JSONDecodeError as error:
        place = f"{name}:{error.lineno}:{error.colno}"
        raise BadData(place, f"not readable as JSON: {error.msg}") from None
    except (_Twice, RecursionError, ValueError) as error:
        raise BadData(f"{name}:1:1", str(error)) from None
    return Document(name, value, {})


class _Twice(ValueError):
    """A key that stands twice in one JSON object."""


def _pairs(pairs: list[tuple[str, object]]) -> dict[str, object]:
    result = dict(pairs)
    if len(result) < len(pairs):
        raise _Twice("a key stands twice in one object")
    return result


class _Reader:
    """Turns YAML nodes into plain values and keeps their positions."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.marks: dict[Path_, tuple[int, int]] = {}
        self._seen: set[int] = set()

    def plain(self, node: yaml.Node, path: Path_) -> object:
        self.marks.setdefault(path, _at(node))
        if isinstance(node, yaml.ScalarNode):
            return _scalar(node)
        # An alias hands out one node twice: a few lines could grow without end.
        if id(node) in self._seen or len(path) > _DEEPEST:
            raise self._refused(node, "aliases and deep nesting are not read here")
        self._seen.add(id(node))
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, path)
        return [self.plain(item, (*path, index)) for index, item in enumerate(node.value)]

    def _mapping(self, node: yaml.MappingNode, path: Path_) -> dict[str, object]:
        result: dict[str, object] = {}
        for key_node, value_node in node.value:
            if not isinstance(key_node, yaml.ScalarNode):
                raise self._refused(key_node, "a key must be plain text")
            key = str(key_node.value)
            if key in result:
                raise self._refused(key_node, f"the key {key!r} stands twice")
            self.marks[(*path, key)] = _at(key_node)
            result[key] = self.plain(value_node, (*path, key))
        return result

    def _refused(self, node: yaml.Node, message: str) -> BadData:
        line, column = _at(node)
        return BadData(f"{self.name}:{line}:{column}", message)


def _at(node: yaml.Node) -> tuple[int, int]:
    return node.start_mark.line + 1, node.start_mark.column + 1


def _scalar(node: yaml.ScalarNode) -> object:
    text = str(node.value)
    if node.style in ("'", '"', "|", ">"):
        return text
    if text.lower() in _CONSTANTS:
        return _CONSTANTS[text.lower()]
    return int(text) if _INTEGER.fullmatch(text) else text


def validated(document: Document, model: type[Model]) -> Model:
    """The document as a model. Raises BadData at the first wrong field, by position."""
    try:
        return model.model_validate(document.value)
    except ValidationError as error:
        first = min(error.errors(), key=lambda e: _order(document, e["loc"]))
        message = first["msg"].removeprefix("Value error, ")
        raise document.error(tuple(first["loc"]), _plainly(first["type"], message)) from None


def _order(document: Document, path: Path_) -> tuple[int, int]:
    while path not in document.marks and path:
        path = path[:-1]
    return document.marks.get(path, (0, 0))


def _plainly(kind: str, message: str) -> str:
    if kind == "extra_forbidden":
        return "this key is not known here"
    return "this is required" if kind == "missing" else message[0].lower() + message[1:]


def read(path: Path, model: type[Model], root: Path) -> tuple[Document, Model]:
    """Reads and validates one file; positions are told relative to `root`."""
    document = parse(path.read_text(encoding="utf-8"), path.relative_to(root).as_posix())
    return document, validated(document, model)
