"""Charts: what they show, where it stands, what they never show, and every figure in words.

The SVG of some charts lies in tests/charts; after a change that is meant, write it anew with
UPDATE_SNAPSHOTS=1 and look at it.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from fractions import Fraction
from functools import cache
from itertools import combinations, pairwise
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from bot.adapters.terminal.markup import plain_text
from bot.guides.yaml_files import parse
from bot.reading.case import Case
from bot.reading.situation import situation
from bot.rules.plan import Plan, plan
from bot.scripts.charts import Audience, Chart, Drawn, Kind, Theme, chart, drawn, shown
from bot.scripts.charts.characters import COLUMNS, cells
from bot.scripts.charts.layout import Drawing, drawing
from bot.scripts.charts.model import Fill, Mark
from bot.scripts.charts.sheet import Anchor, Shape, Text, Tone
from bot.scripts.charts.themes import COLOURS, FILLS, INSIDE, MARKS
from tests.rules.test_cases import _cases
from tests.scripts.test_guard import WORLD

FOLDER = Path(__file__).parents[1] / "charts"
_FILE: Any = parse((FOLDER / "cases.yaml").read_text(encoding="utf-8"), "cases.yaml").value
HARD: dict[str, dict[str, Any]] = _FILE["cases"]
SNAPSHOTS = [(name, kind) for name, kinds in _FILE["snapshots"].items() for kind in kinds]
SVG = "{http://www.w3.org/2000/svg}"
_DIGITS = re.compile(r"[\d,]*\d")


def planned(case: dict[str, Any]) -> Plan:
    return plan(situation(Case.model_validate(case), WORLD)[0], WORLD)


def made(name: str, kind: Kind, audience: Audience = Audience.PERSON) -> Chart:
    found = chart(kind, planned(HARD[name]), WORLD, audience=audience)
    assert found is not None
    return found


@cache
def everything() -> tuple[Chart, ...]:
    """Every chart of every case there is."""
    cases = [*HARD.values(), *(case.case for case in _cases())]
    plans = [planned(case) for case in cases]
    found = (chart(kind, each, WORLD) for each in plans for kind in Kind)
    return tuple(one for one in found if one is not None)


@cache
def dark(one: Chart) -> Drawn:
    """Its shapes, made once."""
    return drawn(one, WORLD, Theme.DARK)


@pytest.mark.parametrize(("name", "kind"), SNAPSHOTS)
def test_the_picture_is_the_one_that_was_looked_at(name: str, kind: str) -> None:
    svg = drawn(made(name, Kind(kind)), WORLD, Theme.DARK).svg
    file = FOLDER / f"{name}-{kind}.svg"
    if os.environ.get("UPDATE_SNAPSHOTS"):
        file.write_text(svg + "\n", encoding="utf-8")
    assert svg + "\n" == file.read_text(encoding="utf-8")


def test_the_same_facts_are_the_same_bytes() -> None:
    for kind in Kind:
        first, second = (drawn(made("five", kind), WORLD, Theme.LIGHT) for _ in range(2))
        assert first == second


# --- what nobody else may see ---------------------------------------------------------------


def test_what_shows_the_floor_says_that_it_is_private() -> None:
    for one in everything():
        assert one.badge == "private", "so far every chart for the person is for the person only"
        page = drawing(one, WORLD.lettering)
        assert [text.says for text in page.texts if text.tone is Tone.BADGE] == ["private"]
        assert [box for box in page.boxes if box.kind is Shape.BADGE]
    floors = [one for one in everything() if _marks(one, Mark.FLOOR)]
    assert len(floors) > 20 and all(one.kind is Kind.STAND for one in floors)


def test_others_see_offer_and_ask_and_nothing_else() -> None:
    plan_ = planned(HARD["five"])
    own, theirs = (
        drawn(made("five", Kind.STAND, who), WORLD, Theme.LIGHT) for who in Audience
    )  # fmt: skip
    for private in ("231,357", "417,391", "Floor", "OpenAI", "Meta", "private", "band", "205,000"):
        assert private in own.svg
        for shape in (theirs.svg, theirs.alt, theirs.characters):
            assert private not in shape
    assert "$215,000" in theirs.svg and "$256,000" in theirs.svg
    rest = (kind for kind in Kind if kind is not Kind.STAND)
    assert not [k for k in rest if chart(k, plan_, WORLD, audience=Audience.OTHERS)]


def test_no_case_shows_others_a_floor_of_its_own() -> None:
    checked = 0
    for case in (case.case for case in _cases()):
        plan_ = planned(case)
        found = chart(Kind.STAND, plan_, WORLD, audience=Audience.OTHERS)
        assert found is not None and not found.badge
        assert not _marks(found, Mark.FLOOR, Mark.WRITTEN, Mark.SPOKEN)
        assert all(panel.band is None and not panel.aside for panel in found.panels)
        checked += 1
    assert checked > 100


def _marks(one: Chart, *wanted: Mark) -> list[Mark]:
    return [row.mark for panel in one.panels for row in panel.rows if row.mark in wanted]


# --- every figure in words ------------------------------------------------------------------


def test_every_figure_that_is_drawn_stands_in_the_words() -> None:
    figures = 0
    for one in everything():
        made_ = dark(one)
        words, characters = set(_DIGITS.findall(made_.alt)), plain_text(made_.characters)
        for text in ElementTree.fromstring(made_.svg).iter(f"{SVG}text"):
            said = text.text or ""
            if "…" not in said:
                assert set(_DIGITS.findall(said)) <= words, said
                figures += bool(_DIGITS.search(said))
        for row in (row for panel in one.panels for row in panel.rows):
            assert row.says in made_.alt and row.says in characters
    assert figures > 3000


def test_what_is_not_known_is_said_and_is_no_zero() -> None:
    stand = made("unknown", Kind.STAND)
    assert {row.says for panel in stand.panels for row in panel.rows} == {"not known"}
    assert not drawing(stand, WORLD.lettering).spots
    assert {panel.aside for panel in stand.panels} == {"no band known"}
    compared = made("five", Kind.COMPARE)
    stripe = compared.panels[0].rows[4]
    assert stripe.open and not stripe.figure and stripe.says == "not known"
    assert "base, bonus, sign-on and equity" in stripe.note
    equity = made("options-and-staying", Kind.EQUITY)
    assert [row.says for row in equity.panels[2].rows] == ["not known"]
    assert "$0" not in drawn(stand, WORLD, Theme.DARK).alt


def test_a_band_is_drawn_where_the_offer_is_not_known() -> None:
    page = drawing(made("band-without-an-offer", Kind.STAND), WORLD.lettering)
    assert len([box for box in page.boxes if box.kind is Shape.BAND]) == 3


def test_shares_that_can_be_sold_have_no_haircut_and_no_zero() -> None:
    meta = made("five", Kind.EQUITY).panels[2]
    assert [(row.name, row.says) for row in meta.rows] == [
        ("On paper", "$400,000"), ("Haircut", "none, can be sold"),
    ]  # fmt: skip
    openai = made("five", Kind.EQUITY).panels[1]
    assert [row.says for row in openai.rows] == ["$520,000", "$312,000", "$0"]
    unset = made("one", Kind.EQUITY).panels[0]
    assert [row.says for row in unset.rows] == ["$300,000", "none set yet", "$0"]


def test_charts_with_nothing_to_show_are_not_offered() -> None:
    assert shown(planned(HARD["one"]), WORLD) == (Kind.STAND, Kind.YEARS, Kind.EQUITY)
    assert shown(planned(HARD["five"]), WORLD) == tuple(Kind)
    assert shown(planned(HARD["unknown"]), WORLD) == (Kind.STAND, Kind.COMPARE)


def test_five_offers_are_shown_and_how_many_more_there_are() -> None:
    for kind in Kind:
        one = made("five", kind)
        assert "2 more offers: see the text" in one.notes
        offers = {
            Kind.STAND: len(_marks(one, Mark.WRITTEN, Mark.SPOKEN)) // 3 + 1,
            Kind.COMPARE: len(one.panels[0].rows),
        }.get(kind, len(one.panels))
        assert offers == 5


# --- currencies -----------------------------------------------------------------------------


def test_no_panel_mixes_currencies_and_a_rate_is_named_with_its_day() -> None:
    compared = made("three-currencies", Kind.COMPARE)
    assert [(panel.title, len(panel.rows)) for panel in compared.panels] == [("EUR", 2), ("ARS", 1)]
    for panel, symbol in zip(compared.panels, ("€", "ARS "), strict=True):
        for row in panel.rows:
            assert row.figure.startswith(symbol)
            assert all(piece.says.startswith(symbol) for piece in row.pieces)
    day = WORLD.rates.as_of
    assert any(re.search(rf"1 EUR = [\d.]+ USD \(European.*{day}", n) for n in compared.notes)
    assert "Each currency has a scale of its own." in compared.notes


def test_a_rate_is_written_in_the_marks_of_the_language() -> None:
    spanish = WORLD.in_language("es")
    found = chart(Kind.COMPARE, planned(HARD["three-currencies"]), spanish)
    assert found is not None
    assert any(re.search(r"1 EUR = \d+,\d+ USD", note) for note in found.notes)


def test_a_rival_in_another_currency_has_no_place_on_the_scale() -> None:
    for panel in made("three-currencies", Kind.STAND).panels:
        for row in panel.rows[1:]:
            assert row.at is None and row.tag == "not in EUR" and row.figure


def test_bars_of_one_currency_can_be_compared_across_panels() -> None:
    for kind in (Kind.YEARS, Kind.EQUITY):
        one = made("five", kind)
        page = drawing(one, WORLD.lettering)
        bars = [box for box in page.boxes if isinstance(box.kind, Fill) and box.height == 42]
        rows = [row for panel in one.panels for row in panel.rows]
        pieces = [piece for row in rows for piece in row.pieces if piece.amount]
        assert len(bars) == len(pieces) > 5
        longest = max(range(len(pieces)), key=lambda n: pieces[n].amount)
        for piece, bar in zip(pieces, bars, strict=True):
            share = piece.amount / pieces[longest].amount
            wide = share * (bars[longest].width + 3) - 3
            assert abs(bar.width - max(Fraction(5), wide)) < 4, piece


# --- where everything stands ----------------------------------------------------------------


def _spans(page: Drawing) -> Iterator[tuple[Text, int, int]]:
    """Each text with its left and right end."""
    for text in page.texts:
        wide = WORLD.lettering.width(text.says, text.size, text.weight)
        left = {Anchor.START: 0, Anchor.MIDDLE: wide // 2, Anchor.END: wide}[text.anchor]
        yield text, text.x - left, text.x - left + wide


def _check_page(page: Drawing) -> None:
    """Everything on the sheet, no text over another, none too small to read."""
    spans = list(_spans(page))
    for text, left, right in spans:
        assert left >= 0 and right <= page.width and text.y <= page.height, text
        assert text.size >= 24, text
    for (one, left, right), (other, start, end) in combinations(spans, 2):
        near = abs(one.y - other.y) < min(one.size, other.size) * 3 // 4
        assert not (near and left < end and start < right), (one, other)
    for box in page.boxes:
        assert box.x >= 0 and box.x + box.width <= page.width and box.width > 0, box
        assert box.y + box.height <= page.height
    for before, after in pairwise(box for box in page.boxes if isinstance(box.kind, Fill)):
        assert after.y != before.y or after.x >= before.x + before.width


def test_nothing_overlaps_or_leaves_the_sheet() -> None:
    for one in everything():
        _check_page(drawing(one, WORLD.lettering))


def test_a_usual_picture_is_read_at_arms_length() -> None:
    for name in ("one", "five"):
        for kind in shown(planned(HARD[name]), WORLD):
            page = drawing(made(name, kind), WORLD.lettering)
            assert page.width == 1080 and page.height < 1.8 * page.width
            assert min(text.size for text in page.texts) >= 36  # 13 points on a phone


NAMES = st.text(
    st.characters(exclude_categories=["Cs", "Cc", "Cf", "Co", "Zl", "Zp"]), min_size=1, max_size=80
)
AMOUNTS = st.integers(0, 10**13) | st.none()


@settings(max_examples=60)
@given(NAMES, NAMES, AMOUNTS, AMOUNTS, AMOUNTS, st.sampled_from(["USD", "EUR", "ARS", "JPY"]))
def test_any_name_and_any_amount(
    own: str, other: str, base: int | None, equity: int | None, rival: int | None, code: str
) -> None:
    rivals = [{"company": other, "base": rival, "equity": equity, "currency": code}]
    offer = {"company": own, "base": base, "equity": equity, "currency": "USD"}
    case = {"region": "nowhere", "guide": None, "offer": offer, "competing": rivals}
    try:
        plan_ = planned(case)
    except ValidationError:
        return  # no name that a person could have given
    for kind in shown(plan_, WORLD):
        one = chart(kind, plan_, WORLD)
        assert one is not None
        _check_page(drawing(one, WORLD.lettering))
        _check_shapes(one)


def _check_shapes(one: Chart) -> None:
    made_ = dark(one)
    tags = {element.tag for element in ElementTree.fromstring(made_.svg).iter()}
    assert {tag.removeprefix(SVG) for tag in tags} <= {
        "svg", "title", "desc", "defs", "pattern", "rect", "path", "circle", "text",
    }  # fmt: skip
    for line in plain_text(made_.characters).split("\n"):
        assert cells(line) <= COLUMNS, line


def test_names_stay_words_in_every_shape() -> None:
    for kind in shown(planned(HARD["odd-names"]), WORLD):
        one = made("odd-names", kind)
        _check_shapes(one)
        made_ = dark(one)
        assert "<script>" not in made_.svg and "<script>" not in made_.characters
        assert "=cmd()|' /C calc'!A0 <script>alert(1)" in made_.alt
        assert "No. 4 株式会社" in made_.alt
        (number,) = set(re.findall(r">(No\. .*?)</text>", made_.svg))
        assert number == "No. 4", "of a name that no font draws, its number is drawn"


def test_characters_fit_a_terminal() -> None:
    for one in everything():
        _check_shapes(one)


# --- colours --------------------------------------------------------------------------------

# How colours look to people without one kind of cone (Machado, Oliveira and Fernandes, 2009).
_BLIND = {
    "protan": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216),
               (-0.003882, -0.048116, 1.051998)),
    "deutan": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413),
               (-0.011820, 0.042940, 0.968881)),
    "tritan": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602),
               (0.004733, 0.691367, 0.303900)),
}  # fmt: skip


def _linear(colour: str) -> list[float]:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    return [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]


def _seen(colour: str, eyes: str) -> list[float]:
    linear = _linear(colour)
    rows = _BLIND[eyes]
    return [min(1.0, max(0.0, sum(a * b for a, b in zip(row, linear, strict=True))))
            for row in rows]  # fmt: skip


def _lab(linear: list[float]) -> list[float]:
    to_xyz = ((0.4124, 0.3576, 0.1805), (0.2126, 0.7152, 0.0722), (0.0193, 0.1192, 0.9505))
    white = (0.9505, 1.0, 1.089)
    xyz = [sum(a * b for a, b in zip(row, linear, strict=True)) for row in to_xyz]
    x, y, z = (
        t ** (1 / 3) if t > 0.008856 else 7.787 * t + 16 / 116
        for t in (value / w for value, w in zip(xyz, white, strict=True))
    )
    return [116 * y - 16, 500 * (x - y), 200 * (y - z)]


@pytest.mark.parametrize("eyes", _BLIND)
def test_colour_blind_eyes_tell_the_parts_apart(eyes: str) -> None:
    for one, other in combinations(FILLS.values(), 2):
        pair = (_lab(_seen(colour, eyes)) for colour in (one, other))
        apart = sum((a - b) ** 2 for a, b in zip(*pair, strict=True)) ** 0.5
        assert apart > 18, (one, other, apart)  # 2 to 3 is just noticed


def _contrast(one: str, other: str) -> float:
    light, dark = sorted(
        (sum(w * c for w, c in zip((0.2126, 0.7152, 0.0722), _linear(colour), strict=True))
         for colour in (one, other)), reverse=True,
    )  # fmt: skip
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", Theme)
def test_texts_and_marks_stand_out_from_the_background(theme: Theme) -> None:
    colours = COLOURS[theme]
    assert _contrast(colours.text, colours.ground) > 12
    assert _contrast(colours.muted, colours.ground) > 6
    assert (
        _contrast(colours.edge, colours.ground) > 12 and _contrast(colours.edge, colours.band) > 7
    )
    assert all(_contrast(INSIDE, fill) > 4.5 for fill in FILLS.values())
    assert set(MARKS) == set(Mark) and set(FILLS) == set(Fill)
