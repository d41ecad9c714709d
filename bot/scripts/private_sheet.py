"""The private sheet: floor, limits, comparison and reasons on a page that says PRIVATE.

It is made from the private view, which holds the floor, and never shares a page with a brief.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.guides.library import World
from bot.scripts.page import Cue, Page, Section, cells, named
from bot.scripts.private import PrivateView
from bot.scripts.render import press
from bot.scripts.report import FindingReport
from bot.words import shortened

# What gives way on a full page, the highest first.
_OFFERS, _BEST_TO_KNOW, _BEST_TO_DO, _MORE_TO_KNOW, _MORE_TO_DO, _TONE = 1, 2, 3, 4, 5, 6
_HELD = 4
_MOST_SIDES, _NAME = 6, 28


def private_sheet(view: PrivateView, world: World) -> Page:
    """The private sheet of a plan."""
    printer = press(world)
    frame_text = printer.letter("sheets/frame.txt", view)
    frame = named(frame_text)
    heads = {row[0]: row[1:] for row in cells(frame_text)}
    limits = cells(printer.letter("sheets/limits.txt", view))
    sections = (
        Section(title=frame["figures"], rows=(heads["head"], *_rows(view))),
        Section(title=frame["limits"], cues=tuple(Cue(label=x, lines=(y,)) for x, y in limits)),
        Section(title=frame["offers"], rows=_with(heads["sides"], _sides(view)), gives=_OFFERS),
        Section(title=frame["packages"], rows=_with(heads["makes"], _makes(view))),
        Section(title=frame["know"], cues=_cues(view.to_know, _BEST_TO_KNOW, _MORE_TO_KNOW)),
        Section(title=frame["do"], cues=_cues(view.to_do, _BEST_TO_DO, _MORE_TO_DO)),
        Section(title=frame["tone"], cues=_cues(view.tone, _TONE, _TONE)),
    )
    return Page(
        title=frame["title"],
        under=frame["under"],
        banner=frame["banner"],
        sections=tuple(section for section in sections if not section.empty),
        notes=frame["notes"],
        foot=frame["foot"],
        unprintable=frame["unprintable"],
    )


Cells = tuple[str, ...]


def _with(head: Cells, rows: Sequence[Cells]) -> tuple[Cells, ...]:
    """A table under its head, or nothing where it has no rows."""
    return (head, *rows) if rows else ()


def _rows(view: PrivateView) -> Iterator[Cells]:
    """Band, offer, ask and floor; the competing offers have a table of their own."""
    for row in view.rows:
        if row.kind != "rival":
            yield row.label, row.base, row.equity, row.total


def _sides(view: PrivateView) -> list[Cells]:
    """This offer and the others, by what a year of each is worth to the person."""
    order = [company for company, _ in view.ranked]
    known = [side for side in view.compared if side.company in order]
    known.sort(key=lambda side: order.index(side.company))
    return [
        (shortened(side.company, _NAME), side.status, side.first, side.cash, side.yearly)
        for side in known[:_MOST_SIDES]
    ]


def _makes(view: PrivateView) -> list[Cells]:
    return [
        (letter, made.base, made.equity, made.sign_on, made.worth)
        for letter, made in zip("ABC", view.packages, strict=False)
    ]


def _cues(findings: Sequence[FindingReport], best: int, more: int) -> tuple[Cue, ...]:
    return tuple(
        Cue(label="", lines=(f"– {finding.text}",), gives=best if number < _HELD else more)
        for number, finding in enumerate(findings)
    )
