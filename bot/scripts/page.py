"""A page to print, as data: what stands on it, in which order, and what gives way when it is full.

Nothing here draws. A channel prints a page on one sheet; `fewer` says what to leave out
until it fits, so that what matters stays and the type stays readable.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pydantic import BaseModel, ConfigDict

from bot.scripts.render import Finished, Quote

KEEP = 0
_KEPT_ROWS = 3  # a head and two rows
_CELL = " | "


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Cue(_Frozen):
    """A label to find at a glance and what stands beside it, line by line.

    The cue with the highest `gives` leaves a full page first; KEEP never does.
    """

    label: str
    lines: tuple[str, ...]
    gives: int = KEEP


class Section(_Frozen):
    """A titled part: a table whose first row is its head, or cues, or both.

    `gives` is what the table's last row gives, as long as there are more than two.
    """

    title: str
    rows: tuple[tuple[str, ...], ...] = ()
    cues: tuple[Cue, ...] = ()
    gives: int = KEEP

    @property
    def empty(self) -> bool:
        return not self.rows and not self.cues

    @property
    def least(self) -> int:
        """What the cue or the row gives that would go first."""
        table = self.gives if len(self.rows) > _KEPT_ROWS else KEEP
        return max((table, *(cue.gives for cue in self.cues)))

    def fewer(self) -> Section:
        """Without the last of the cues that give most; else without the last row."""
        least = self.least
        index = max((n for n, cue in enumerate(self.cues) if cue.gives == least), default=None)
        if index is None:
            return self.model_copy(update={"rows": self.rows[:-1]})
        return self.model_copy(update={"cues": (*self.cues[:index], *self.cues[index + 1 :])})


class Page(_Frozen):
    """One sheet. `banner` stands at its head and foot where it may not leave the house; `notes`
    is the title of the room that is left to write in; `unprintable` is said where the font lacks
    a character."""

    title: str
    under: str
    banner: str = ""
    sections: tuple[Section, ...]
    notes: str = ""
    foot: str
    unprintable: str

    def fewer(self) -> Page | None:
        """The page without what matters least, or None when all that is left stays."""
        gives, place = max(((s.least, n) for n, s in enumerate(self.sections)), default=(KEEP, 0))
        if gives == KEEP:
            return None
        smaller = self.sections[place].fewer()
        kept = (*self.sections[:place], smaller, *self.sections[place + 1 :])
        return self.model_copy(update={"sections": tuple(s for s in kept if not s.empty)})


def page_text(page: Page) -> str:
    """All that stands on a page as plain text, for where there is no paper."""
    lines = [page.banner, page.title, page.under]
    for section in page.sections:
        lines += ["", section.title, *(_CELL.join(row) for row in section.rows)]
        lines += (line for cue in section.cues for line in (cue.label, *cue.lines) if line)
    return "\n".join((*lines, "", page.foot)).strip() + "\n"


def cells(finished: Finished) -> tuple[tuple[str, ...], ...]:
    """The lines of a finished text, each cut at its bars, but for those in a person's words."""
    return tuple(
        _cells(finished.text[start:end], start, finished) for start, end in _spans(finished)
    )


def named(finished: Finished) -> dict[str, str]:
    """Lines of two cells as names and values; a name without a value has an empty one."""
    return {row[0]: _CELL.join(row[1:]) for row in cells(finished)}


def cues(finished: Finished, proof: int = KEEP) -> Iterator[Cue]:
    """A script's paragraphs as cues: a first line in capitals that is ours is the label.

    Each line of evidence is a cue of its own; `proof` is what they give.
    """
    for paragraph in _paragraphs(finished):
        lines = [finished.text[start:end] for start, end in paragraph]
        label = lines.pop(0) if lines[0].isupper() and _ours(paragraph[0], finished) else ""
        plain = tuple(line for line in lines if not line.startswith("– "))
        yield Cue(label=label, lines=plain)
        yield from (
            Cue(label="", lines=(line,), gives=proof) for line in lines if line.startswith("– ")
        )


def joined(texts: Sequence[Finished]) -> Finished:
    """Several finished texts as one, with every quote in its place, for the guard to read."""
    text, quotes = "", list[Quote]()
    for finished in texts:
        shift = len(text)
        quotes += [Quote(q.start + shift, q.end + shift, q.answer) for q in finished.quotes]
        text += f"{finished.text}\n\n"
    return Finished(text, tuple(quotes))


Span = tuple[int, int]


def _spans(finished: Finished) -> Iterator[Span]:
    """Where each line that says something begins and ends."""
    start = 0
    for line in finished.text.split("\n"):
        if line.strip():
            yield start, start + len(line)
        start += len(line) + 1


def _paragraphs(finished: Finished) -> Iterator[list[Span]]:
    found: list[Span] = []
    for start, end in _spans(finished):
        if found and start - found[-1][1] > 1:
            yield found
            found = []
        found.append((start, end))
    if found:
        yield found


def _ours(span: Span, finished: Finished) -> bool:
    return not any(q.start < span[1] and q.end > span[0] for q in finished.quotes)


def _cells(line: str, start: int, finished: Finished) -> tuple[str, ...]:
    parts, rest = [""], line
    while rest:
        before, bar, after = rest.partition(_CELL)
        parts[-1] += before
        place = start + len(line) - len(rest) + len(before)
        if bar and _ours((place, place + len(bar)), finished):
            parts.append("")
        else:
            parts[-1] += bar
        rest = after
    return tuple(part.strip() for part in parts)
