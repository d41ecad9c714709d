"""Every language says everything: no text is missing, and none is left in another language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import Environment, meta, nodes

from bot import paths
from bot.core.money import Yearly
from bot.guides.load import load_world
from bot.guides.overlay import KINDS
from bot.guides.schema import Strict
from bot.reading.amounts import Amount, read_amount
from bot.reading.vernacular import in_grammar
from bot.scripts.render import say
from bot.talk import screens
from bot.talk.desk import SessionDesk
from bot.talk.events import Command, Said
from bot.talk.machine import advance
from bot.talk.replies import Card, Keep
from bot.talk.session import Screen, Session

WORLD = load_world(paths.data_folder(), paths.templates_folder())
OTHERS = sorted(set(WORLD.words) - {"en"})
FILES = ("questions", "findings", "phrases", "facts", "terms", "formulas", "templates")
# English words that Spanish has no use for; names of rules and of adverts are not ours to say.
STOP_WORDS = frozenset(
    "the and is are was of with your you this that they their what which from have would "
    "should offer equity salary letter only other than when where year years month months "
    "there here not any more less ask".split()
)


@pytest.mark.parametrize("file", FILES)
@pytest.mark.parametrize("language", OTHERS)
def test_each_language_has_the_same_texts(language: str, file: str) -> None:
    assert set(getattr(WORLD.words[language], file)) == set(getattr(WORLD.words["en"], file))


def _used(source: str) -> set[str]:
    environment = Environment(autoescape=True)
    tree = environment.parse(source)
    environment.filters.update({node.name: str for node in tree.find_all(nodes.Filter)})
    return meta.find_undeclared_variables(tree)


@pytest.mark.parametrize("language", OTHERS)
def test_each_text_uses_no_value_that_the_english_one_does_not(language: str) -> None:
    ours, theirs = WORLD.words["en"], WORLD.words[language]
    for name, words in theirs.findings.items():
        for field in ("text", "because"):
            there = _used(getattr(words, field))
            assert there == _used(getattr(ours.findings[name], field)), (name, field)
        assert bool(words.says) == bool(ours.findings[name].says), name
    for name, phrase in theirs.phrases.items():
        assert _used(phrase) == _used(ours.phrases[name]), name
    for name, formula in theirs.formulas.items():
        assert set(re.findall(r"\{(\w+)\}", formula)) == set(
            re.findall(r"\{(\w+)\}", ours.formulas[name])
        ), name
    for name, source in theirs.templates.items():
        assert _used(source) == _used(ours.templates[name]), name


def _unsaid(item: Any, said: Any, path: str) -> Iterator[str]:
    """Texts of a data item that a person reads and an overlay does not say."""
    for field in ("asks", "settles", "says", "coach", "because", "title", "example", "phrase"):
        if isinstance(getattr(item, field, None), str) and field not in said:
            yield f"{path}.{field}"
    for field in ("claims", "work_areas", "levers"):
        for part in getattr(item, field, ()):
            inner = said.get(field, {}).get(part.id, {})
            yield from _unsaid(part, inner, f"{path}.{field}.{part.id}")


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("language", OTHERS)
def test_each_text_of_the_data_is_said(language: str, kind: str) -> None:
    said = getattr(WORLD.words[language].data, kind)
    items: dict[str, Strict] = getattr(WORLD, kind)
    left = [p for key, item in items.items() for p in _unsaid(item, said.get(key, {}), key)]
    assert not left
    if kind in ("regions", "rungs"):
        assert all("name" in said.get(key, {}) for key in items)


def test_an_overlay_changes_no_figure() -> None:
    there = WORLD.in_language("es")
    assert there is WORLD.in_language("es") and there.in_language("en") is WORLD
    assert there.regions["new-york"].name == "Nueva York"
    assert WORLD.region_called("Nueva York") is WORLD.regions["new-york"]
    assert there.guides["scale-ai/ml-ai-engineer"].target.base == 248_000
    assert there.companies["scale-ai"].posted == WORLD.companies["scale-ai"].posted


def _talked() -> Session:
    session = advance(Session(), Command("language", "es"), WORLD)[0]
    lines = ("Scale AI", "Nueva York", "sénior", "215 mil", "300 mil en 4 años",
             "Añadir otra oferta", "OpenAI", "De palabra", "250.000", "no sé")  # fmt: skip
    for line in lines:
        session = advance(session, Said(line), WORLD)[0]
    assert SessionDesk(session, WORLD).ready
    return session


def test_no_card_and_no_draft_is_left_in_english() -> None:
    session = _talked()
    plan = SessionDesk(session, WORLD).plan
    assert plan is not None
    abouts: dict[str, tuple[str, ...]] = {
        "ask": tuple(session.answers), "try": ("offer:1/base",), "rival": ("1",),
        "picture": ("stand",), "why": ("", *plan.figures),
        "reasons": ("", *(f.rule for f in plan.findings)),
    }  # fmt: skip
    for name in screens.SCREENS:
        for about in abouts.get(name, ("",)):
            there = session.model_copy(update={"screen": Screen(name=name, about=about)})
            if name == "told":
                there = there.model_copy(update={"told": "Acme: 180 base, acciones 120, TC 300"})
            for reply in screens.show(SessionDesk(there, WORLD)):
                assert isinstance(reply, Card | Keep) or name in ("email", "picture")
                if isinstance(reply, Card | Keep):
                    assert not _english(reply.html), (name, about, reply.html)
                    assert len(reply.html) < 4096
                if isinstance(reply, Card):
                    labels = [b.label for row in reply.buttons for b in row]
                    assert all(len(label) <= 40 for label in labels)
                    assert not _english(" ".join(labels)), (name, about, labels)


def _english(text: str) -> set[str]:
    # Titles of adverts, sources and statutes keep their names; rules go by their ids.
    plain = re.sub(r"/\w+ –|\([^)]*\)|Regla: \S+|Fuente: .*|https?://\S+|\S+/\S+", " ", text)
    return set(STOP_WORDS) & set(re.findall(r"[a-z]+", plain.casefold()))


@given(st.integers(1000, 10**9), st.sampled_from(sorted(WORLD.currencies)),
       st.sampled_from(sorted(WORLD.words)))  # fmt: skip
def test_what_is_printed_is_read_back_in_every_language(
    amount: int, code: str, language: str
) -> None:
    here = WORLD.in_language(language)
    printed = say(Yearly.of(amount, code), here)
    read = read_amount(in_grammar(printed, here.wording.typed), here.symbols)
    assert isinstance(read, Amount) and read.value == amount, printed
    assert code in read.currencies


def test_the_first_start_speaks_the_language_it_was_told_and_a_choice_stays() -> None:
    started, _ = advance(Session(), Command("start", language="es-MX"), WORLD)
    assert started.language == "es"
    again, _ = advance(started, Command("language", "en"), WORLD)
    assert again.language == "en"
    assert advance(again, Command("start", language="es"), WORLD)[0].language == "en"
    assert advance(Session(), Command("start", language="xx"), WORLD)[0].language is None


def test_letters_are_in_their_own_language() -> None:
    session = _talked().model_copy(update={"letters": "en"})
    report = SessionDesk(session, WORLD).report
    assert report is not None and report.drafts.email is not None
    assert "base salary of $" in report.drafts.email.body
    assert "supera" in " ".join(f.text for f in report.findings)
