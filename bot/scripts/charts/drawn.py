"""A chart in its three shapes: an SVG picture, characters for a terminal, and words."""

from __future__ import annotations

from dataclasses import dataclass
from textwrap import wrap

from bot.guides.library import World
from bot.rules.plan import Plan
from bot.scripts.charts.characters import COLUMNS, blocks, heading, legend
from bot.scripts.charts.compare import compare
from bot.scripts.charts.equity import equity
from bot.scripts.charts.layout import drawing
from bot.scripts.charts.model import Audience, Chart, Fill, Kind
from bot.scripts.charts.sheet import Tone
from bot.scripts.charts.stand import stand
from bot.scripts.charts.telling import Telling
from bot.scripts.charts.themes import COLOURS, FILLS, INSIDE, MARKS, Colours, Theme
from bot.scripts.charts.years import years
from bot.scripts.render import press


@dataclass(frozen=True, slots=True)
class Drawn:
    """A chart as `svg`, in `characters` (Telegram's HTML subset, and tags named after fills and
    marks for their colours), and every figure of it as `alt`, plain text."""

    title: str
    svg: str
    characters: str
    alt: str


def chart(
    kind: Kind, plan: Plan, world: World, audience: Audience = Audience.PERSON
) -> Chart | None:
    """What a chart shows, or None where it has nothing to show. Others see only where the
    person's offer and ask stand: for any other chart, None."""
    telling = Telling(plan, world)
    if kind is Kind.STAND:
        return stand(telling, audience)
    if audience is Audience.OTHERS:
        return None
    return {Kind.COMPARE: compare, Kind.YEARS: years, Kind.EQUITY: equity}[kind](telling)


def shown(plan: Plan, world: World) -> tuple[Kind, ...]:
    """The charts that have something to show."""
    return tuple(kind for kind in Kind if chart(kind, plan, world) is not None)


def drawn(chart: Chart, world: World, theme: Theme) -> Drawn:
    """A chart in all its shapes."""
    made, words = press(world), world.wording
    parts = {fill: words.phrases[f"chart.part.{fill.value}"] for fill in Fill}
    alt = made.page("charts/alt.txt", chart=chart, parts=parts)
    colours = COLOURS[theme]
    svg = made.card(
        "charts/chart.svg", chart=chart, alt=alt, d=drawing(chart, world.lettering), c=colours,
        fills=FILLS, marks=MARKS, inside=INSIDE, tones=_tones(colours),
    )  # fmt: skip
    characters = made.card(
        "charts/characters.html", heading=heading(chart), badge=chart.badge,
        panels=blocks(chart), legend=legend(chart),
        notes=tuple(_folded(note) for note in chart.notes),
    )  # fmt: skip
    return Drawn(chart.title, svg, characters, alt)


def _folded(note: str) -> str:
    return "\n".join(wrap(note, COLUMNS))


def _tones(colours: Colours) -> dict[Tone, str]:
    return {Tone.TEXT: colours.text, Tone.MUTED: colours.muted, Tone.BADGE: colours.ground,
            Tone.INSIDE: INSIDE}  # fmt: skip
