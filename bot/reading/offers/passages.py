"""A pasted text cut into tables, lines and sentences, as tokens with their places in it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from bot.reading.numerals import clean
from bot.reading.tokens import MAGNITUDES, Kind, Token, tokens

# A backslash before a sign, and a line break written out, as some sites copy them.
_ESCAPES = re.compile(r"\\n|\\(?=[$|*_#~.%()+-])")
# The time and the speaker before each line of a copied chat.
_SPEAKERS = re.compile(  # "[14.11., 18:02] Lena:", "9:41 pm - Sam (Acme):"
    r"^\[?(?:\d{1,2}[./]\d{1,2}[./]?(?:\d{2,4})?,? )?"
    r"\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?: ?[ap]m)?\]? ?-? ?[\w ]{1,20}(\([\w .&-]{1,30}\))?:",
    re.M | re.I,
)
_SPEAKER = re.compile(r"^[A-Z]\w{1,14}: ", re.M)
_FEWEST_LINES, _MOST_SPEAKERS = 4, 3
_MARKUP = frozenset("*`#>•·●▪◦▸►✓✔")
_BULLET = "•"
_BULLETS = ("-", "–", "—")
_GLUED = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z]{2})(?=[A-Z][a-z])")
_GLUED_AT = 6  # letters of "USBase"
_LABELS = frozenset(
    "company level location title role base bonus stock signing total salary variable fixed grade "
    "component position employer vesting".split()
)
_HEAD = re.compile(
    r"(?:Company|Level|Base(?: salary)?|Stock|RSU|Equity|Bonus|Total|TC|Sign[- ]on)"
    r"(?: ?\((?:/ ?(?:yr|year)|yr|per yr|4 ?yr|4 yr total|annual|total)\))?"
)
_HEADS = re.compile(rf"CompanyLevel(?:{_HEAD.pattern}){{2,8}}\s*")
_AMOUNT = re.compile(r"[$€£₹]\d{1,3}(?:,\d{3})+|[$€£₹][\d.]+[KkMm]?|\d{1,2}(?:\.\d)?%")
# "NvidiaIC4", "AMDSMTS": an employer and a level on its ladder.
_NAMED = re.compile(
    r"(.{2,40}?)((?:SDE ?|SWE ?|IC|ICT|L|E|T|P|G)\d{1,2}[abAB]?|\d-\d|[SLPA]?MTS|Senior|Staff)"
)
_NESTED = re.compile(r"[ \t]{2,}[*•·◦▪–-] ")  # it goes on with the line that it stands below
_RULE = re.compile(r"[\s|:+=-]*")
_PARTS = re.compile(
    r"\s*(?:[-=_*~—–] ?){3,}\s*|\s*(?:vs\.?|versus|or|o|oder)\s*", re.I
)  # a line drawn between two offers
_HEADING = re.compile(r"\s*(?:#+ |\*\*[^*]+\*\*:?\s*$|(?:\*\*)?\d{1,2}[.)] )")
_HASHTAGS = re.compile(r"(?<!\S)#[A-Za-z]\w+(?= |$)", re.M)
_LINKS = re.compile(r"\bhttps?://[^\s)\]]+")  # what their addresses are made of is no pay
_EACH = re.compile(r"\bp/(?=[hdwm]\b)", re.I)  # "38.50 p/h"
_LISTED = re.compile(r"\s*\(?\w{1,2}[.)]\s")  # "2. ", "b) "
_LABELLED = re.compile(r"\s*\w+(?: \w+)?:\s")  # "job B: "
_WRAPPED = 45  # a line this long that ends without a mark goes on in the next
_WRAPPED_DIGITS = 65  # a figure more often begins a line of its own
_LONGEST = 200  # tokens of a sentence; a longer one is no language, and is cut
_ENDS = ".:;!?"
_COMMA = re.compile(r"(?<!\d)\d{1,3}(?:,\d{2,3})*,\d{3}(?!\d)|(,)")  # not the one inside 10,400
_FIGURE = re.compile(r"\d\d|[$€£%]")
_BAR = re.compile(r"\|")
_CELLS = re.compile(r"\t|\s{3,}")
MOST = 50_000  # characters read; a longer text is cut here and says so


@dataclass(frozen=True, slots=True)
class Line:
    """A stretch of the original text, by its place."""

    text: str
    start: int


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells, each a stretch of the original text, and the lines they were cut from."""

    rows: tuple[tuple[Line, ...], ...]
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Prose:
    """Lines that belong together; `begins` when a blank line or a heading stands before."""

    tokens: tuple[Token, ...]
    begins: bool = False
    quoted: bool = False  # an older mail below a reply
    opens: bool = True  # the first sentence of its line
    heading: bool = False  # marked as one: "### Uber", "**Offer 2**", "2. A startup"


def passages(text: str) -> Iterator[Table | Prose]:
    """The text in order, in tables and in lines joined where one wraps into the next."""
    pending: list[Line] = []
    begins = True
    for block in _blocks(_unescaped(text[:MOST])):
        if isinstance(block, Table):
            yield from _prose(pending, begins)
            pending, begins = [], True
            yield block
        elif not block.text.strip() or _PARTS.fullmatch(block.text):
            yield from _prose(pending, begins)
            pending, begins = [], True
        elif pending and not _wraps(pending[-1].text, block.text):
            yield from _prose(pending, begins)
            pending, begins = [block], False
        else:
            begins = begins and _NESTED.match(block.text) is None
            pending.append(block)
    yield from _prose(pending, begins)


def cut(line: Line) -> tuple[Token, ...]:
    """The tokens of a stretch, at their places in the whole text, without markup."""
    cleaned = clean(line.text)
    found: list[Token] = []
    arrow = False  # the ">" of "104 -> 112k" is no markup
    for token in _apart(tokens(cleaned.text)):
        pointed = token.text == ">" and token.tight and arrow
        arrow = token.kind is Kind.SIGN and token.text in ("-", "=")
        if token.kind is Kind.SIGN and _is_markup(token.text) and not pointed:
            continue
        start, end = cleaned.span(token.start, token.end)
        found.append(token._replace(start=line.start + start, end=line.start + end))
    bullet = len(found) > 1 and found[0].text in _BULLETS and not found[1].tight
    return tuple(found[1:] if bullet else found)


@lru_cache(maxsize=256)
def _is_markup(sign: str) -> bool:
    """Whether a sign says nothing: a bullet, an asterisk, a picture."""
    return sign in _MARKUP or unicodedata.category(sign) == "So"


def _apart(found: list[Token]) -> list[Token]:
    """Tokens with labels that run into one another taken apart; few words have capitals inside."""
    made: list[Token] = []
    for token in found:
        if (
            token.kind is not Kind.WORD
            or token.written[1:].islower()
            or len(token.text) < _GLUED_AT
        ):
            made.append(token)
        else:
            made.extend(_unglued(token))
    return made


def _unglued(token: Token) -> Iterator[Token]:
    """The labels of a table that lost its columns, apart again: "LocationRemote", "USBase"."""
    parts = _GLUED.split(token.written) if token.kind is Kind.WORD else []
    if len(parts) < len(("US", "Base")) or _LABELS.isdisjoint(p.casefold() for p in parts):
        yield token
        return
    start = token.start
    for number, part in enumerate(parts):
        yield token._replace(
            text=part.casefold(), start=start, end=start + len(part), written=part,
            tight=token.tight if number == 0 else False, capital=part[0].isupper(),
        )  # fmt: skip
        start += len(part)


def _unescaped(text: str) -> str:
    """Escapes as spaces and line breaks, every character staying in its place."""
    text = _HASHTAGS.sub(lambda m: " " * len(m.group()), text)
    text = _LINKS.sub(lambda m: _BULLET + " " * (len(m.group()) - 1), text)
    text = _EACH.sub(lambda m: f"{m.group()[0]}.", _SPEAKERS.sub(_unspoken, text))
    if _is_a_chat(text):
        text = _SPEAKER.sub(lambda m: _BULLET + " " * (len(m.group()) - 1), text)
    return _ESCAPES.sub(lambda m: " \n" if m.group() == "\\n" else " ", text)


def _is_a_chat(text: str) -> bool:
    """Whether every line begins with one of two or three names, again and again."""
    lines = [line for line in text.split("\n") if line.strip()]
    spoken = [m.group() for line in lines if (m := _SPEAKER.match(line))]
    names = {name.strip(" :").casefold() for name in spoken}
    again = len(lines) >= _FEWEST_LINES and len(spoken) == len(lines)
    return again and 1 < len(names) <= _MOST_SPEAKERS and names.isdisjoint(_LABELS)


def _unspoken(match: re.Match[str]) -> str:
    """A bullet for a time and a speaker, so that no message runs into the next; the employer in
    brackets behind the name stays."""
    employer = match.group(1) or ""
    return _BULLET + " " * (len(match.group()) - len(employer) - 1) + employer


def _prose(lines: list[Line], begins: bool) -> Iterator[Prose]:
    for index, tokens_ in enumerate(_sentences([t for line in lines for t in cut(line)])):
        quoted = bool(lines) and lines[0].text.lstrip().startswith(">")
        heading = index == 0 and bool(lines) and _HEADING.match(lines[0].text) is not None
        yield Prose(tuple(tokens_), begins and index == 0, quoted, index == 0, heading)


def _sentences(found: list[Token]) -> Iterator[list[Token]]:
    """Cut after a full stop, a semicolon or a question mark that ends something."""
    start = 0
    for index, token in enumerate(found):
        following = found[index + 1] if index + 1 < len(found) else None
        if index - start >= _LONGEST:
            yield found[start:index]
            start = index
        if token.text in (";", "!", "?") or (
            token.text == "."
            and _ends(found, index, following)
            and not (index - start == 1 and _numbers(found[start]))
        ):
            if found[start:index]:
                yield found[start:index]
            start = index + 1
    if found[start:]:
        yield found[start:]


def _numbers(token: Token) -> bool:
    """The 2 of "2. Grubhub - Staff engineer"."""
    return token.text.isdigit() and len(token.text) < len("100")


def _ends(found: list[Token], index: int, following: Token | None) -> bool:
    """A full stop with a space behind it, not one of an abbreviation such as "p.a." or "Rs."."""
    if following is None or following.tight:
        return following is None
    before = found[index - 1] if index else None
    if before is None or not found[index].tight:
        return True
    if before.text == "." or following.text == ".":
        return False  # an ellipsis
    if before.kind is Kind.NUMBER and following.kind is Kind.WORD and following.text in MONTHS:
        return False  # "30. April"
    counted = index > 1 and found[index - 2].kind is Kind.NUMBER
    if before.text in MONTHS and following.capital:
        return True  # "expires 9th Aug. Atlassian is verbal"
    magnitude = counted and before.tight and before.text in MAGNITUDES
    return before.kind is not Kind.WORD or magnitude or before.text not in _ABBREVIATED


MONTHS = frozenset(
    "jan january feb february mar march apr april may "
    "jun june jul july aug august sep sept september "
    "oct october nov november dec december januar "
    "februar märz mai juni juli oktober dezember".split()
)
_ABBREVIATED = frozenset(
    "ext rs p a m approx yr mo inc ltd co corp no dr mr ms mrs "
    "st vs e i g etc exp min max u s hr sr jr nr "
    "ca zzgl inkl bzw mies lic sra h d c z b art "
    "reg est incl excl dept ph al pvt jan feb mar apr jun "
    "jul aug sep sept oct nov dec".split()
)


def _wraps(line: str, following: str) -> bool:
    """Whether a long line of prose goes on in the next one."""
    ended = line.strip()
    if len(ended) < _WRAPPED or ended[-1] in _ENDS or "|" in line or "\t" in line:
        return False
    if _LISTED.match(following) or _LABELLED.match(following):
        return False
    first = following.lstrip()[:1]
    if first.isdigit():
        return len(ended) >= _WRAPPED_DIGITS
    return first.islower() or first in "$€£₹¥(" or ended[-1] == ","


def _blocks(text: str) -> Iterator[Line | Table]:
    lines: list[Line] = []
    start = 0
    for row in text.split("\n"):
        lines.append(Line(row, start))
        start += len(row) + 1
    index = 0
    while index < len(lines):
        table, taken = _glued_table(lines, index)
        if table is None:
            table, taken = _table(lines, index)
        if table is not None:
            yield table
            index += taken
        else:
            yield lines[index]
            index += 1


def _table(lines: list[Line], index: int) -> tuple[Table | None, int]:
    """The table that begins at a line: at least two rows of cells cut in the same way."""
    cutter = _cutter(lines[index].text)
    if cutter is None:
        return None, 0
    rows: list[tuple[Line, ...]] = []
    whole: list[Line] = []
    position = index
    while position < len(lines) and _cuts(lines[position].text, cutter):
        cells = _cut_cells(lines[position], cutter)
        if not _RULE.fullmatch(lines[position].text):
            rows.append(cells)
            whole.append(lines[position])
        position += 1
    if cutter is _COMMA and len({len(row) for row in rows}) > 1:
        return None, 0
    if len(rows) < 2 or max(len(row) for row in rows) < 2:
        return None, 0
    return Table(tuple(rows), tuple(whole)), position - index


def _glued_table(lines: list[Line], index: int) -> tuple[Table | None, int]:
    """A table that lost its columns, "CompanyLevelBaseTotal" above "NvidiaIC4$208,000$350,000"."""
    heads = [m.span() for m in _HEAD.finditer(lines[index].text)]
    if _HEADS.fullmatch(lines[index].text) is None:
        return None, 0
    head = tuple(_slice(lines[index], *span) for span in heads)
    rows = [head]
    for line in lines[index + 1 :]:
        amounts = [m.span() for m in _AMOUNT.finditer(line.text)]
        named = _NAMED.fullmatch(line.text[: amounts[0][0]]) if amounts else None
        if named is None or len(amounts) + len(named.groups()) != len(heads):
            break
        cells = (*(named.span(n) for n in (1, 2)), *amounts)
        rows.append(tuple(_slice(line, *span) for span in cells))
    taken = len(rows)
    return (
        (Table(tuple(rows), tuple(lines[index : index + taken])), taken) if taken > 1 else (None, 0)
    )


def _slice(line: Line, start: int, end: int) -> Line:
    return Line(line.text[start:end], line.start + start)


def _cutter(line: str) -> re.Pattern[str] | None:
    if _LISTED.match(line):
        return None
    if line.count("|") >= 2 or ("|" in line and _RULE.fullmatch(line)):
        return _BAR
    if "\t" in line.strip() or len(_CELLS.split(line.strip())) >= 3:
        return _CELLS
    words = line.split(",")
    plain = not any(c.isdigit() for c in line) or (len(words) > 3 and not _FIGURE.search(line))
    if len(words) >= 3 and plain and max(map(len, words)) < 25:
        return _COMMA
    return None


def _cuts(line: str, cutter: re.Pattern[str]) -> list[re.Match[str]]:
    """Where a line is cut: a comma inside a figure is none."""
    return [m for m in cutter.finditer(line) if not cutter.groups or m.group(1)]


def _cut_cells(line: Line, cutter: re.Pattern[str]) -> tuple[Line, ...]:
    cells: list[Line] = []
    start = 0
    for match in (*_cuts(line.text, cutter), None):
        end = match.start() if match else len(line.text)
        cells.append(Line(line.text[start:end], line.start + start))
        start = match.end() if match else end
    if cutter is _BAR:
        # The outer bars of a row are no cells.
        cells = cells[1:] if not cells[0].text.strip() else cells
        cells = cells[:-1] if cells and not cells[-1].text.strip() else cells
    return tuple(cells)


@lru_cache(maxsize=4096)
def words(phrase: str) -> tuple[str, ...]:
    """A phrase of the vocabulary as the tokens that a text would have for it."""
    return tuple(
        token.text.casefold() for token in tokens(clean(phrase).text) if token.kind is not Kind.SIGN
    )
