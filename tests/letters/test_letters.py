"""Twelve made letters: their text comes out in reading order, and their clauses are seen."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import pytest
import yaml

from bot.adapters.documents import read_document
from bot.guides.library import World
from bot.reading.clauses import Clause, clauses
from bot.reading.letters import Letter
from tests.letters.make import HERE, made, sources

NAMES = sorted(sources())


def expected(name: str) -> dict[str, Any]:
    text = (HERE / name).with_suffix(".yaml").read_text(encoding="utf-8")
    return dict(yaml.safe_load(text))


@lru_cache
def letter(name: str) -> Letter:
    read = read_document((HERE / name).read_bytes(), name)
    assert isinstance(read, Letter), read
    return read


def found(name: str, world: World) -> tuple[Clause, ...]:
    return clauses(letter(name).text, world.clauses)


def test_there_are_twelve_in_five_kinds_of_file() -> None:
    assert len(NAMES) == 12
    assert {name.rpartition(".")[2] for name in NAMES} == {"pdf", "docx", "eml", "html", "txt"}


@pytest.mark.parametrize("name", NAMES)
def test_the_files_are_what_their_sources_make(name: str) -> None:
    again = read_document(made(sources()[name]), name)
    assert again == letter(name)


@pytest.mark.parametrize("name", NAMES)
def test_label_and_value_stand_on_one_line_in_reading_order(name: str) -> None:
    lines = iter(letter(name).text.split("\n"))
    for label, value in expected(name).get("lines", []):
        assert any(line.startswith(label) and value in line[len(label) :] for line in lines), label


@pytest.mark.parametrize("name", NAMES)
def test_prose_keeps_its_order(name: str) -> None:
    text, place = " ".join(letter(name).text.split()), 0
    for words in expected(name).get("says", []):
        place = text.find(words, place)
        assert place >= 0, words


@pytest.mark.parametrize("name", NAMES)
def test_what_nobody_sees_is_not_read_and_nothing_is_read_twice(name: str) -> None:
    text, says = letter(name).text, expected(name)
    assert not [words for words in says.get("absent", []) if words in text]
    assert [text.count(words) for words in says.get("once", [])] == [1] * len(says.get("once", []))


@pytest.mark.parametrize("name", NAMES)
def test_company_level_and_deadline_are_in_the_letters_words(name: str) -> None:
    text, offer = " ".join(letter(name).text.split()), expected(name)["offer"]
    for field in ("company", "level", "deadline"):
        assert offer.get(field, "") in text


@pytest.mark.parametrize("name", NAMES)
def test_its_clauses_and_no_others_are_seen(name: str, world: World) -> None:
    seen, says = {clause.id: clause for clause in found(name, world)}, expected(name)
    assert set(seen) == set(says["clauses"])
    for clause, months in says.get("months", {}).items():
        assert seen[clause].months == months, clause
    if "deadline" in says["clauses"]:
        assert seen["deadline"].day == says["offer"]["deadline"]


@pytest.mark.parametrize("name", NAMES)
def test_a_clause_stands_where_it_says(name: str, world: World) -> None:
    text = letter(name).text
    for clause in found(name, world):
        assert clause.words == " ".join(text[clause.start : clause.end].split())
