"""The European Central Bank's reference rates, from the text of its files.

Three layouts are read: the daily CSV, the history CSV (its newest row) and the daily XML.
Nothing is guessed: a cell that is no rate refuses the file, with its line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from fractions import Fraction

# The parser is told to refuse declarations, which is where XML's dangers begin.
from xml.parsers import expat

from bot.core.rates import EURO, Rates
from bot.guides.yaml_files import BadData

SOURCE = "ecb"
_NOT_QUOTED = "N/A"
_CODE = re.compile(r"[A-Z]{3}")
_RATE = re.compile(r"[0-9]{1,9}(\.[0-9]{1,9})?")
_ISO_DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_WRITTEN_DAY = re.compile(r"([0-9]{1,2}) ([A-Z][a-z]+) ([0-9]{4})")
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip


class _Refused(ValueError):
    """What is wrong with one cell or element; the line is added by whoever reads it."""


def read_rates(text: str, name: str) -> Rates:
    """The rates in one of the bank's layouts; `name` is the file, for errors. Raises BadData."""
    text = text.removeprefix("\ufeff")
    return _from_xml(text, name) if text.lstrip().startswith("<") else _from_csv(text, name)


def _from_csv(text: str, name: str) -> Rates:
    lines = [(n, _cells(line)) for n, line in enumerate(text.splitlines(), 1) if line.strip()]
    if not lines:
        raise BadData(f"{name}:1", "there are no rates here")
    number, header = lines[0]
    try:
        codes = _codes(header)
        days: list[tuple[str, int, list[str]]] = []
        for number, row in lines[1:]:
            days.append((_day(row[0]), number, row[1:]))
        if not days:
            raise _Refused("there are no rates under the heading")
        day, number, newest = max(days, key=lambda found: found[0])
        return Rates(day, SOURCE, _some(dict(_quoted(codes, newest))))
    except _Refused as refused:
        raise BadData(f"{name}:{number}", str(refused)) from None


def _cells(line: str) -> list[str]:
    """The cells of a line. The bank ends its lines with a comma, which opens no cell."""
    cells = [cell.strip() for cell in line.split(",")]
    return cells[:-1] if len(cells) > 1 and not cells[-1] else cells


def _codes(header: list[str]) -> list[str]:
    if header[0] != "Date":
        raise _Refused("the heading must begin with Date")
    codes = [_code(cell) for cell in header[1:]]
    if len(set(codes)) < len(codes):
        raise _Refused("a currency stands twice in the heading")
    return codes


def _quoted(codes: list[str], row: list[str]) -> Iterator[tuple[str, Fraction]]:
    if len(row) != len(codes):
        raise _Refused(f"{len(row)} rates for {len(codes)} currencies")
    for code, cell in zip(codes, row, strict=True):
        if cell != _NOT_QUOTED:
            yield code, _rate(cell)


def _from_xml(text: str, name: str) -> Rates:
    parser = expat.ParserCreate("utf-8")
    cubes = _Cubes()
    parser.StartElementHandler = cubes.element
    parser.StartDoctypeDeclHandler = _no_declarations
    parser.EntityDeclHandler = _no_declarations
    try:
        parser.Parse(text.encode(), True)
        return cubes.rates()
    except _Refused as refused:
        raise BadData(f"{name}:{parser.CurrentLineNumber}", str(refused)) from None
    except expat.ExpatError as error:
        message = f"not readable as XML: {expat.ErrorString(error.code)}"
        raise BadData(f"{name}:{error.lineno}", message) from None


def _no_declarations(*_declared: object) -> None:
    raise _Refused("document types and entities are not read here")


class _Cubes:
    """Collects the one dated cube of the daily XML and the rates within it."""

    def __init__(self) -> None:
        self._day: str | None = None
        self._rates: dict[str, Fraction] = {}

    def element(self, tag: str, said: dict[str, str]) -> None:
        if tag.rpartition(":")[2] != "Cube":
            return
        if "time" in said:
            if self._day is not None:
                raise _Refused("there is more than one day here")
            self._day = _day(said["time"])
        elif said:
            self._rate(said)

    def rates(self) -> Rates:
        if self._day is None:
            raise _Refused("there are no rates here")
        return Rates(self._day, SOURCE, _some(self._rates))

    def _rate(self, said: dict[str, str]) -> None:
        if self._day is None:
            raise _Refused("a rate stands here without its day")
        code = _code(said.get("currency", ""))
        if code in self._rates:
            raise _Refused(f"{code} stands here twice")
        self._rates[code] = _rate(said.get("rate", ""))


def _some(rates: Mapping[str, Fraction]) -> Mapping[str, Fraction]:
    if not rates:
        raise _Refused("there are no rates here")
    return rates


def _code(cell: str) -> str:
    if not _CODE.fullmatch(cell) or cell == EURO:
        raise _Refused(f"{cell!r} is no currency that a euro is counted in")
    return cell


def _rate(cell: str) -> Fraction:
    if not _RATE.fullmatch(cell) or not Fraction(cell):
        raise _Refused(f"{cell!r} is no rate")
    return Fraction(cell)


def _day(cell: str) -> str:
    """An ISO date, from an ISO date or from "06 October 2026"."""
    iso, written = _ISO_DAY.fullmatch(cell), _WRITTEN_DAY.fullmatch(cell)
    try:
        if iso:
            return date(int(iso[1]), int(iso[2]), int(iso[3])).isoformat()
        if written and written[2] in _MONTHS:
            month = _MONTHS.index(written[2]) + 1
            return date(int(written[3]), month, int(written[1])).isoformat()
    except ValueError:
        pass
    raise _Refused(f"{cell!r} is no date")
