"""Loading refuses what it cannot stand behind, and says where it stands."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from bot import paths
from bot.guides.load import load_world
from bot.guides.yaml_files import BadData, parse

GUIDE = "companies/scale-ai/ml-ai-engineer.yaml"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    copy = tmp_path / "data"
    shutil.copytree(paths.data_folder(), copy)
    return copy


@pytest.mark.parametrize(
    ("file", "old", "new", "place", "says"),
    [
        (GUIDE, "reference_region:", "area: x\nreference_region:", "12:1", "not known"),
        (GUIDE, "base: [205000, 258000]", "base: [258000, 205000]", "16:5", "low end"),
        (GUIDE, "base: [205000, 258000]", "base: [205000.5, 258000]", "16:5", "integer"),
        (GUIDE, "base: [205000, 258000]", "base: [-1, 258000]", "16:5", "greater than 0"),
        (GUIDE, "base: [205000, 258000]", "base: [205000]", "16:5", "two figures"),
        (GUIDE, "region: new-york", "region: new-jork", "20:5", "no region called 'new-jork'"),
        (GUIDE, "ladder: google,", "ladder: gogle,", None, "no ladder called 'gogle'"),
        (GUIDE, "levels: [L4, L5]", "levels: [L4, L55]", None, "no level called 'L55'"),
        (GUIDE, "  - equity.tender", "  - equity.tend", None, "no question called 'equity.tend'"),
        (GUIDE, "source: founding-guide", "source: a-rumour", "6:1", "no source called 'a-rumour'"),
        (GUIDE, "currency: USD", "currency: USD\ncurrency: USD", "11:1", "stands twice"),
        ("regions.yaml", "currency: CAD", "currency: XXX", None, "no currency called 'XXX'"),
        ("levels.yaml", "rung: staff}", "rung: stuff}", None, "no rung called 'stuff'"),
    ],
)  # fmt: skip
def test_bad_data_is_refused_with_its_place(
    data: Path, file: str, old: str, new: str, place: str | None, says: str
) -> None:
    path = data / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(BadData) as caught:
        load_world(data, paths.templates_folder())
    assert says in str(caught.value)
    name, line, column = caught.value.place.rsplit(":", 2)
    assert name == file and int(line) > 0 and int(column) > 0
    if place:
        assert f"{line}:{column}" == place


def test_a_held_back_claim_must_say_why(data: Path) -> None:
    path = data / GUIDE
    text = path.read_text(encoding="utf-8")
    start = text.index("    because: It is unclear whether")
    end = text.index("\n", start)
    path.write_text(text[:start] + text[end + 1 :], encoding="utf-8")
    with pytest.raises(BadData, match="because"):
        load_world(data, paths.templates_folder())


@pytest.mark.parametrize(
    "text",
    ["a: [1, 2", "a: &x [*x]", "? [1]\n: 2", "a: 1\na: 2", '{"a": 1, "a": 2}', '{"a": ', "\x00"],
)
def test_what_is_not_readable_is_refused(text: str) -> None:
    with pytest.raises(BadData):
        parse(text, "case")


def test_aliases_cannot_grow_without_end() -> None:
    bomb = "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]"
    with pytest.raises(BadData, match="aliases"):
        parse(bomb, "case")


def test_no_stays_a_country_and_dates_stay_text() -> None:
    assert parse("a: NO\nb: 2026-01-02\nc: 1e5\nd: 5", "case").value == {
        "a": "NO", "b": "2026-01-02", "c": "1e5", "d": 5,
    }  # fmt: skip


def test_json_keeps_its_emoji() -> None:
    assert parse('{"a": "\\ud83d\\ude00"}', "case").value == {"a": "😀"}
