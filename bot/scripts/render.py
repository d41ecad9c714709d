"""Templates to text. A person's own words are marked while a text is made, so that the guard
can tell them from ours; the marks never leave this room.
"""

from __future__ import annotations

from collections.abc import Mapping, MutableMapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Protocol

from jinja2 import BaseLoader, Environment, StrictUndefined, Template, TemplateNotFound
from jinja2.sandbox import ImmutableSandboxedEnvironment

from bot.core.figures import Formula
from bot.core.money import Money
from bot.guides.library import World
from bot.words import shortened, table

# Private-use characters, which no answer may hold: they frame a person's words.
_OPEN, _MIDDLE, _CLOSE = "\ue000", "\ue001", "\ue002"
_PARAGRAPH, _BREAK = "¶", "⏎"


@dataclass(frozen=True, slots=True)
class Quote:
    """Where a person's own words stand in a finished text, and which answer they are."""

    start: int
    end: int
    answer: str


@dataclass(frozen=True, slots=True)
class Finished:
    """A text ready to be read, with the places of the person's own words."""

    text: str
    quotes: tuple[Quote, ...]


class Row(Protocol):
    """One line of the table of figures."""

    @property
    def label(self) -> str: ...
    @property
    def base(self) -> str: ...
    @property
    def equity(self) -> str: ...
    @property
    def total(self) -> str: ...


class Side(Protocol):
    """One offer of a comparison, in words."""

    @property
    def company(self) -> str: ...
    @property
    def yearly(self) -> str: ...


class _Templates(BaseLoader):
    def __init__(self, templates: Mapping[str, str]) -> None:
        self.templates = templates

    def get_source(self, _environment: Environment, template: str) -> tuple[str, None, None]:
        if template not in self.templates:
            raise TemplateNotFound(template)
        return self.templates[template], None, None


class _Sandbox(ImmutableSandboxedEnvironment):
    """A sandbox that judges once what may be read: that hangs on the kind of an object and on
    the name, never on what it holds."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._judged: dict[tuple[type, str], bool] = {}

    def is_safe_attribute(self, obj: object, attr: str, value: object) -> bool:
        key = type(obj), attr
        if key not in self._judged:
            self._judged[key] = super().is_safe_attribute(obj, attr, value)
        return self._judged[key]

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """One plain table for a template: what a chain of tables holds is gathered at each use."""
        return {**self.globals, **(d or {})}


class Press:
    """The templates of a world's language, compiled when first used."""

    def __init__(self, world: World) -> None:
        self._plain = _environment(world, html=False)
        self._html = _environment(world, html=True)

    def letter(self, name: str, view: object) -> Finished:
        """A text for the employer from `emails/` or `calls/`; lines become paragraphs."""
        return finish(self._plain.get_template(name).render(v=view))

    def page(self, name: str, **values: object) -> str:
        """A plain text for the person, from `plans/`."""
        return finish_lines(self._plain.get_template(name).render(**values))

    def card(self, name: str, **values: object) -> str:
        """A card in Telegram's HTML, from `cards/`; values are escaped."""
        return finish_lines(self._html.get_template(name).render(**values))

    def line(self, source: str, values: Mapping[str, object]) -> str:
        """A small template from the words files, as plain text."""
        # Most lines have no slot, and compiling is what a cold start pays for.
        return _compiled(self._plain, source).render(**values).strip() if "{" in source else source


@lru_cache(maxsize=8)
def press(world: World) -> Press:
    """The press of a world's language; one is made per world."""
    return Press(world)


@lru_cache(maxsize=2048)
def _compiled(environment: Environment, source: str) -> Template:
    return environment.from_string(source)


def _environment(world: World, *, html: bool) -> Environment:
    environment = _Sandbox(
        loader=_Templates(world.wording.templates),
        undefined=StrictUndefined,
        autoescape=html,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
    )

    def money(value: Money) -> str:
        return say(value, world)

    def figures(rows: Sequence[Row]) -> str:
        return figures_table(rows, world)

    def side_by_side(sides: Sequence[Side]) -> str:
        return compared_table(sides, world)

    locale = world.locale
    environment.filters.update(
        money=money, day=locale.day_text, said=said, stop=stop, count=locale.count_word,
        listed=locale.listed, decimals=locale.decimals, term=world.term, figures=figures,
        side_by_side=side_by_side, shortened=shortened,
    )  # fmt: skip
    return environment


def say(amount: Money | None, world: World, unknown: str = "–") -> str:
    """An amount as the world's language writes it, or a dash."""
    if amount is None:
        return unknown
    currency = world.currencies[amount.currency]
    return world.locale.money_text(amount, currency.symbol, currency.code)


def formula_text(formula: Formula, world: World) -> str:
    """How a figure was reached, in words."""
    words = world.wording.formulas
    return "; ".join([_said(words[step.says], step.values, world) for step in formula])


def _said(words: str, values: Mapping[str, object], world: World) -> str:
    """One step: most have no slot to fill."""
    return words.format_map(_slots(values, world)) if values else words


def _slots(values: Mapping[str, object], world: World) -> dict[str, object]:
    """What fills the slots of a formula: parts of pay by name, and the rest as it is."""
    return {
        name: " + ".join(world.term(str(part)) for part in value)
        if isinstance(value, tuple) else value
        for name, value in values.items()
    }  # fmt: skip


def said(text: str, answer: str) -> str:
    """A person's own words, framed."""
    return f"{_OPEN}{answer}{_MIDDLE}{text}{_CLOSE}"


def stop(text: str) -> str:
    """A full stop after a person's sentence, unless it ends in one already."""
    last = text.rstrip(_CLOSE)[-1:]
    return text if last in ".!?…。！？" else text + "."


def figures_table(rows: Sequence[Row], world: World) -> str:
    """The table of figures, narrow enough for a phone."""
    heads = [world.term(part) for part in ("base", "equity", "total")]
    body = [(shortened(row.label, 9), row.base, row.equity, row.total) for row in rows]
    return _with_one_sign([("", *heads), *body])


def _with_one_sign(rows: list[tuple[str, ...]]) -> str:
    """A table whose cells all end in one currency's sign says it once, at its head."""
    signs = {cell.rpartition("\u00a0")[2] for row in rows[1:] for cell in row[1:] if cell != "–"}
    sign = signs.pop() if len(signs) == 1 else ""
    if not sign.isalpha() and sign not in _SIGNS:
        return table(rows)
    body = [(row[0], *(c.removesuffix(f"\u00a0{sign}") for c in row[1:])) for row in rows[1:]]
    return table([(sign, *rows[0][1:]), *body])


_SIGNS = frozenset("€£")
_COMPARED = ("status", "first", "average", "cash", "after_one", "after_two", "paper", "cut",
             "yearly")  # fmt: skip


def compared_table(sides: Sequence[Side], world: World) -> str:
    """Offers side by side, one column each: four ways of counting, leaving, and the equity."""
    phrases = world.wording.phrases
    rows = [("", "company"), *((phrases[f"compared.{name}"], name) for name in _COMPARED)]
    cells = [
        (label, *(shortened(str(getattr(side, name)), 12) for side in sides))
        for label, name in rows
    ]
    return table(cells)


def finish(rendered: str) -> Finished:
    """Joins lines into paragraphs at ¶ and ⏎, and takes the frames out."""
    paragraphs = [_paragraph(part) for part in _rows(rendered, _PARAGRAPH)]
    return _unframed("\n\n".join(paragraph for paragraph in paragraphs if paragraph))


def finish_lines(rendered: str) -> str:
    """Keeps lines, drops the frames and runs of empty lines."""
    lines = [line.rstrip() for line in _unframed(rendered).text.split("\n")]
    kept = [line for i, line in enumerate(lines) if line or (i and lines[i - 1])]
    return "\n".join(kept).strip("\n")


def _paragraph(text: str) -> str:
    lines = (" ".join(row.split("\n")) for row in _rows(text, _BREAK))
    return "\n".join(line for line in lines if line)


def _rows(text: str, mark: str) -> list[str]:
    """Splits at lines that hold only `mark`; inner lines are stripped and empty ones dropped."""
    groups: list[list[str]] = [[]]
    for line in text.split("\n"):
        if line.strip() == mark:
            groups.append([])
        elif line.strip():
            groups[-1].append(line.strip())
    return ["\n".join(group) for group in groups]


def _unframed(text: str) -> Finished:
    quotes: list[Quote] = []
    out: list[str] = []
    length = 0
    rest = text
    while _OPEN in rest:
        before, rest = rest.split(_OPEN, 1)
        answer, rest = rest.split(_MIDDLE, 1)
        words, rest = rest.split(_CLOSE, 1)
        out += (before, words)
        start = length + len(before)
        length = start + len(words)
        quotes.append(Quote(start, length, answer))
    return Finished("".join((*out, rest)), tuple(quotes))
