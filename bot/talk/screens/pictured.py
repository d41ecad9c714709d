"""Pictures: one chart as the person asked for it, and a button for each of the others."""

from __future__ import annotations

from collections.abc import Iterator

from bot.scripts import charts
from bot.scripts.charts import Drawn, Kind, Theme
from bot.talk.desk import SessionDesk
from bot.talk.replies import Keep, Picture, Reply
from bot.talk.screens.frame import Showing, paired

_CAPTION, _MESSAGE = 1024, 4000  # UTF-16 units, as channels count; a message holds a few more
# Which other card belongs to a chart, besides where the person stands.
_CARDS = {Kind.STAND: "why", Kind.COMPARE: "compare", Kind.YEARS: "compare",
          Kind.EQUITY: "compare"}  # fmt: skip

_OTHER = {Theme.DARK: (Theme.LIGHT, "picture-light"), Theme.LIGHT: (Theme.DARK, "picture-dark")}


def can_be_drawn(about: str, desk: SessionDesk) -> bool:
    """Whether `about` is a chart that has something to show, perhaps with a background."""
    kind, _, theme = about.partition("/")
    known = kind in set(Kind) and theme in {"", *Theme}
    return known and desk.plan is not None and Kind(kind) in _shown(desk)


def picture(s: Showing) -> tuple[Reply, ...]:
    """The picture, its figures in words, and the ways on. With something to say above the
    card the picture is there already, and is not sent again."""
    name, _, theme = s.about.partition("/")
    kind, ground = Kind(name), Theme(theme or Theme.DARK)
    drawn = _drawn(s, kind, ground)
    other, words = _OTHER[ground]
    buttons = paired(
        button for each in _shown(s.desk) if each is not kind
        for button in s.row(f"picture-{each.value}")
    )  # fmt: skip
    switch = s.button(words, f"go:picture/{kind.value}/{other.value}")
    ways = (*s.row(_CARDS[kind]), *s.row("stand", "back"))
    card = s.card("picture", *buttons, (switch,), ways, title=drawn.title)
    return (card,) if s.notice else (*_messages(s, kind, drawn), card)


def messages(s: Showing, kind: Kind) -> tuple[Reply, ...]:
    """A chart to go before another card; it has something to show there."""
    return tuple(_messages(s, kind, _drawn(s, kind, Theme.DARK)))


def _shown(desk: SessionDesk) -> tuple[Kind, ...]:
    return charts.shown(desk.plan, desk.world) if desk.plan else ()


def _drawn(s: Showing, kind: Kind, theme: Theme) -> Drawn:
    chart = charts.chart(kind, s.plan, s.desk.world)
    assert chart is not None  # noqa: S101  (a screen is shown only where it exists)
    return charts.drawn(chart, s.desk.world, theme)


def _messages(s: Showing, kind: Kind, drawn: Drawn) -> Iterator[Reply]:
    """The picture with its figures below it; in messages of their own where they are too many."""
    fits = _units(drawn.alt) <= _CAPTION
    caption = _html(s, drawn.alt) if fits else s.desk.press.card("cards/caption.html", drawn=drawn)
    yield Picture(f"{kind.value}.png", drawn.svg, caption, drawn.alt, drawn.characters)
    if not fits:
        for part in _parts(drawn.alt):
            yield Keep(_html(s, part))


def _html(s: Showing, text: str) -> str:
    return s.desk.press.card("cards/figures.html", lines=text.split("\n"))


def _parts(text: str) -> Iterator[str]:
    """The text in parts that a message holds, cut between lines."""
    part = ""
    for line in text.split("\n"):
        if part and _units(f"{part}\n{line}") > _MESSAGE:
            yield part
            part = ""
        part = f"{part}\n{line}" if part else line
    yield part


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
