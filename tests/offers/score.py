"""How well offers are read: every field of every text as right, asked, missing or silently wrong.

Run as `python -m tests.offers.score`; `--wrong` lists each field that is not right.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

import yaml

from bot.core.offer import PayPeriod
from bot.reading.offers.read import read_offers
from bot.reading.offers.shape import Doubt, Read
from bot.wiring import world

HERE = Path(__file__).parent
FIELDS = (
    "company", "level", "currency", "pay_period", "base", "bonus_percent", "bonus_amount",
    "equity.kind", "equity.total", "equity.annual", "equity.units", "equity.unit_price",
    "equity.years", "equity.schedule", "equity.cliff_months", "equity.currency", "sign_on",
    "relocation", "total_stated", "status", "deadline",
)  # fmt: skip
_ROMAN = {"i": "1", "ii": "2", "iii": "3", "iv": "4", "v": "5"}
OUTCOMES = ("right", "asked", "missing", "wrong")


@dataclass(frozen=True, slots=True)
class Mark:
    """What became of one field of one offer."""

    text: str
    field: str
    outcome: str
    wanted: object
    got: object


def texts(*files: str) -> Iterator[Mapping[str, Any]]:
    """All texts of the files whose names begin so; of all files without a name."""
    for path in sorted(HERE.glob("*.yaml")):
        if not files or path.stem.startswith(files):
            yield from yaml.safe_load(path.read_text(encoding="utf-8"))["texts"]


def marks(text: Mapping[str, Any]) -> Iterator[Mark]:
    """Every field of a text that is wanted or was read, with what became of it."""
    reads = list(read_offers(text["text"], world()).offers)
    asks = set(text.get("ask", ()))
    for number, (wanted, read) in enumerate(_matched(text["offers"], reads)):
        for name in FIELDS:
            want, got = _value(wanted, name), _read(read, name)
            if want is None and got is None and f"offers.{number}.{name}" not in asks:
                continue
            asked = read is not None and any(_covers(d, name) for d in read.doubts)
            to_ask = f"offers.{number}.{name}" in asks
            outcome = _outcome(name, want, got, asked, to_ask)
            yield Mark(text["id"], name, outcome, want, got)


def _matched(
    wanted: list[dict[str, Any]], reads: list[Read]
) -> Iterator[tuple[dict[str, Any], Read | None]]:
    """Offers paired by company first, then by their order; one too many is all wrong."""
    left = list(reads)
    paired: list[tuple[dict[str, Any], Read | None]] = []
    for offer in wanted:
        own = next(
            (r for r in left if _plain(r.offer.company) == _plain(offer.get("company"))), None
        )
        paired.append((offer, own))
        if own is not None:
            left.remove(own)
    for offer, found in paired:
        read = found if found is not None or not left else left.pop(0)
        yield offer, read
    for read in left:
        yield {}, read


def _outcome(name: str, want: object, got: object, asked: bool, to_ask: bool) -> str:
    if asked:
        return "asked"
    if to_ask and want is None:
        return "wrong" if got is not None else "missing"
    if _same(name, want, got):
        return "right"
    return "missing" if got is None else "wrong"


def _covers(doubt: Doubt, name: str) -> bool:
    related = {"equity.total": ("equity.annual",), "equity.annual": ("equity.total",),
               "bonus_amount": ("bonus_percent",), "currency": ("equity.currency",),
               "hours_per_week": (), "days_per_year": ()}  # fmt: skip
    asked = name == doubt.field or name in related.get(doubt.field, ())
    return asked or any(name in way.sets for way in doubt.ways)


def _same(name: str, want: object, got: object) -> bool:
    if name in ("company", "level") and isinstance(want, str) and isinstance(got, str):
        put = _rung if name == "level" else _plain
        one, other = put(want), put(got)
        words = set(one.split()), set(other.split())
        return words[0] <= words[1] or (words[1] <= words[0] and bool(words[1]))
    if name == "deadline" and isinstance(want, str) and isinstance(got, str):
        return _plain(want) in _plain(got) or _plain(got) in _plain(want)
    return want == got


def _plain(text: object) -> str:
    kept = "".join(c if c.isalnum() else " " for c in str(text or "").casefold())
    return " ".join(kept.split())


def _rung(level: str) -> str:
    """A level in one spelling: "SDE II" is "SDE2"."""
    apart = re.sub(r"(?<=[a-z])(?=\d)", " ", _plain(level))
    return " ".join(_ROMAN.get(word, word) for word in apart.split())


def _value(offer: Mapping[str, Any], name: str) -> object:
    value: object = offer
    for part in name.split("."):
        value = value.get(part) if isinstance(value, Mapping) else None
    if name == "pay_period" and value is None and offer:
        return PayPeriod.YEAR.value
    if isinstance(value, list):
        return tuple(_exact(v) for v in value)
    return _exact(value) if isinstance(value, int | float) else value


def _exact(value: object) -> Fraction:
    return Fraction(str(value))


def _read(read: Read | None, name: str) -> object:
    if read is None:
        return None
    value: object = read.offer
    for part in name.split("."):
        value = getattr(value, part)
    if value == () or value is None:
        return None
    if name in ("equity.kind", "status", "pay_period"):
        return str(value)
    return Fraction(value) if isinstance(value, int) else value


def table(found: list[Mark]) -> str:
    """Counts and shares by field, and for all fields, as a Markdown table."""
    rows = ["| field | right | asked | missing | silently wrong |", "|---|---|---|---|---|"]
    for name in (*FIELDS, "all"):
        counts = Counter(m.outcome for m in found if name in (m.field, "all"))
        if total := sum(counts.values()):
            shares = [f"{counts[o]} ({100 * counts[o] / total:.1f} %)" for o in OUTCOMES]
            rows.append(f"| {name} | {' | '.join(shares)} |")
    return "\n".join(rows)


def main() -> None:
    parser = argparse.ArgumentParser(description="How well offers are read.")
    parser.add_argument("files", nargs="*", help="only files whose names begin so")
    parser.add_argument("--wrong", action="store_true", help="list each field that is not right")
    options = parser.parse_args()
    found = [mark for text in texts(*options.files) for mark in marks(text)]
    if options.wrong:
        for mark in found:
            if mark.outcome != "right":
                print(f"{mark.text} {mark.field}: {mark.outcome}; wanted {_shown(mark.wanted)}, "
                      f"read {_shown(mark.got)}")  # fmt: skip
    print(table(found))


def _shown(value: object) -> str:
    if isinstance(value, tuple):
        return "/".join(_shown(v) for v in value)
    return str(float(value)) if isinstance(value, Fraction) else str(value)


if __name__ == "__main__":
    main()
