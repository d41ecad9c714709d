"""The PDFs as a reader opens them: one sheet, the text as written down, the same bytes every time.

After a change that is meant, write tests/papers anew with UPDATE_SNAPSHOTS=1, read the
difference, and look at the sheets.
"""

from __future__ import annotations

import io
import logging
import os
import subprocess
import sys
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from bot import paths
from bot.adapters.paper import print_page
from bot.adapters.paper.lettering import ordered
from bot.adapters.paper.sheet import SIZES
from bot.reading.money_in_text import find_money
from bot.scripts.page import Cue, Page, Section
from tests.scripts.papers import HOSTILE, PAPERS, made, pages
from tests.scripts.test_sheets import private_figures

ROOT = Path(__file__).parents[2]
SNAPSHOTS = ROOT / "tests/papers"
FONTS = paths.data_folder() / "fonts"
CASES = {**PAPERS, **HOSTILE}
SHEETS = [(name, kind) for name, case in CASES.items() for kind in sorted(pages(case))]
IDS = [f"{name}-{kind}" for name, kind in SHEETS]
SMALLEST, MARGIN, LINE = 7.5, 42.0, 9.0  # in points


@lru_cache(maxsize=64)
def pdf(name: str, kind: str) -> PdfReader:
    return read(pages(CASES[name])[kind])


def read(page: Page) -> PdfReader:
    return PdfReader(io.BytesIO(print_page(page, FONTS)))


def text_of(reader: PdfReader) -> str:
    return reader.pages[0].extract_text()


def page(*lines: str) -> Page:
    cues = tuple(Cue(label="", lines=(line,)) for line in lines)
    return Page(title="T", under="u", sections=(Section(title="S", cues=cues),), foot="f",
                unprintable="boxes")  # fmt: skip


@pytest.mark.parametrize(("name", "kind"), SHEETS, ids=IDS)
def test_it_is_one_sheet_of_a4(name: str, kind: str) -> None:
    reader = pdf(name, kind)
    assert len(reader.pages) == 1
    box = reader.pages[0].mediabox
    assert (round(box.width), round(box.height)) == (595, 842)


@pytest.mark.parametrize(("name", "kind"), SHEETS, ids=IDS)
def test_all_of_it_is_inside_the_margins_and_large_enough_to_read(name: str, kind: str) -> None:
    places: list[tuple[float, float]] = []
    sizes: list[float] = []
    texts: list[str] = []

    def see(text: str, _cm: Any, tm: Any, _font: Any, size: float) -> None:
        if text.strip():
            places.append((tm[4], tm[5]))
            sizes.append(size)
            texts.append(text.strip())

    pdf(name, kind).pages[0].extract_text(visitor_text=see)
    assert len(places) > 10
    foot = next(n for n, text in enumerate(texts) if text == pages(CASES[name])[kind].foot)
    assert min(y for _, y in places[:foot]) > places[foot][1] + LINE
    assert all(MARGIN <= x <= 595 - MARGIN and MARGIN <= y <= 842 - MARGIN for x, y in places)
    assert min(sizes) >= SMALLEST and max(set(sizes), key=sizes.count) >= min(SIZES)


@pytest.mark.parametrize(("name", "kind"), [sheet for sheet in SHEETS if sheet[0] in PAPERS])
def test_it_says_what_is_written_down(name: str, kind: str) -> None:
    said, path = f"{text_of(pdf(name, kind))}\n", SNAPSHOTS / f"{name}-{kind}.txt"
    if os.environ.get("UPDATE_SNAPSHOTS"):
        path.write_text(said, encoding="utf-8")
    assert said == path.read_text(encoding="utf-8")


@pytest.mark.parametrize(("name", "kind"), SHEETS, ids=IDS)
def test_only_the_private_sheet_says_private_at_head_and_foot(name: str, kind: str) -> None:
    said = text_of(pdf(name, kind))
    assert said.count("PRIVATE") == (2 if kind == "private" else 0)
    if kind == "private":
        assert said.startswith("PRIVATE") and said.splitlines()[-1].startswith("PRIVATE")


@pytest.mark.parametrize("name", ["main", "five-offers", "berlin"])
def test_no_figure_of_the_floor_can_be_read_from_a_brief(name: str) -> None:
    floor = private_figures(made(CASES[name])[0])

    def read_from(kind: str) -> set[Any]:
        mentions = find_money(text_of(pdf(name, kind)))
        return {value for mention in mentions for value in mention.values}

    assert floor and floor <= read_from("private") and not floor & read_from("brief")


def test_the_same_page_is_the_same_bytes_in_another_process_at_another_time(tmp_path: Path) -> None:
    here = print_page(pages(CASES["main"])["brief"], FONTS)
    # A clock that stands somewhere else for whoever asks it.
    (tmp_path / "sitecustomize.py").write_text(
        "import datetime as d, time as t\n"
        "class Later(d.datetime):\n"
        "    @classmethod\n"
        "    def now(cls, tz=None): return cls(2031, 5, 6, 7, 8, 9, tzinfo=tz)\n"
        "d.datetime = Later\n"
        "t.time = lambda: 1935904089.0\n"
    )
    script = (
        "import sys; from tests.adapters.test_paper import *; "
        "sys.stdout.buffer.write(print_page(pages(CASES['main'])['brief'], FONTS))"
    )
    environment = {"PYTHONPATH": f"{tmp_path}:{ROOT}", "PATH": os.defpath, "PYTHONHASHSEED": "7"}
    there = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, check=True, cwd=ROOT, env=environment
    )
    assert there.stdout == here


def test_the_file_tells_nothing_but_its_title() -> None:
    about = pdf("main", "brief").metadata
    assert about is not None and {name: str(value) for name, value in about.items()} == {
        "/Title": "Call with Scale AI", "/CreationDate": "D:20000101000000Z"
    }  # fmt: skip


def test_every_currency_and_letter_that_is_used_is_drawn() -> None:
    wanted = "€ ₹ £ ¥ ₪ $ C$ zł ł ñ Ł ż ü é – ’ “ ” … • · × − 😀"
    said = text_of(read(page(wanted)))
    assert wanted in said and "boxes" not in said and "□" not in said


def test_what_the_font_lacks_is_a_box_and_the_page_says_so(
    caplog: pytest.LogCaptureFixture,
) -> None:
    with caplog.at_level(logging.DEBUG):
        said = text_of(read(page("株式会社 Acme")))
    assert "□□□□ Acme" in said and "boxes" in said
    assert not [r for r in caplog.records if r.levelno >= logging.WARNING]
    assert "株" not in caplog.text


def test_a_box_that_was_typed_is_no_missing_character() -> None:
    assert "boxes" not in text_of(read(page("a □ b")))


def test_marks_that_turn_the_writing_direction_print_nothing() -> None:
    assert "abc def" in text_of(read(page("a\u202eb\u2066c d\u200be\u00adf\ufe0f")))


def test_what_is_written_from_the_right_is_drawn_from_the_right() -> None:
    """Whoever reads the sheet back turns it once more, and has the word as it was written."""
    assert ordered("Acme עברית and 12") == "Acme תירבע and 12"
    assert ordered("Acme – €12") == "Acme – €12"
    assert "עברית" in text_of(read(page("Acme עברית and 12")))


def test_a_page_that_is_too_full_loses_what_gives_most() -> None:
    keep = [Cue(label="", lines=(f"kept {n}",)) for n in range(20)]
    give = [Cue(label="", lines=(f"given {n}",), gives=1) for n in range(60)]
    sections = (Section(title="S", cues=(*keep, *give)),)
    said = text_of(read(page("").model_copy(update={"sections": sections})))
    assert all(f"kept {n}\n" in said for n in range(20))
    assert "given 0\n" in said and "given 59" not in said
    assert said.endswith("f")


def test_where_there_is_room_there_are_lines_to_write_on() -> None:
    empty = page("one line").model_copy(update={"notes": "What they said"})
    full = page(*["line"] * 45).model_copy(update={"notes": "What they said"})
    assert "What they said" in text_of(read(empty)) and "What they said" not in text_of(read(full))
