"""From files to the World. The only place of this room that reads a disk."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

from bot.core.rates import Rates
from bot.guides.clauses import ClauseFile
from bot.guides.lettering import Lettering
from bot.guides.library import World
from bot.guides.lint import dangling
from bot.guides.overlay import KINDS, Overlay, heard, strange
from bot.guides.rates import read_rates
from bot.guides.schema import (
    Company,
    Currencies,
    Guide,
    Id,
    Ladders,
    Laws,
    Numbers,
    Provenance,
    Questions,
    Regions,
    Sources,
)
from bot.guides.vocabulary import Employers, PhraseBook, Places, Vocabulary
from bot.guides.wording import (
    ClauseWordsFile,
    FactFile,
    FindingFile,
    FormulaFile,
    LocaleFile,
    PhraseFile,
    QuestionFile,
    TermFile,
    TypedFile,
    Wording,
)
from bot.guides.yaml_files import BadData, Document, read

Item = TypeVar("Item")


def load_world(data: Path, templates: Path, rates: Path | None = None) -> World:
    """Everything under `data` and `templates`. Raises BadData with file, line and column.

    `rates` is a file of exchange rates to read in place of the one in `data`.
    """
    numbers_file, numbers = read(data / "playbook/numbers.yaml", Numbers, data)
    questions_file, questions = read(data / "playbook/questions.yaml", Questions, data)
    regions_file, regions = read(data / "regions.yaml", Regions, data)
    ladders_file, ladders = read(data / "levels.yaml", Ladders, data)
    laws_file, laws = read(data / "playbook/laws.yaml", Laws, data)
    _, sources = read(data / "playbook/sources.yaml", Sources, data)
    _, currencies = read(data / "currencies.yaml", Currencies, data)
    _, clauses = read(data / "reading/clauses.yaml", ClauseFile, data)
    documents: list[Document] = [
        numbers_file, questions_file, laws_file, regions_file, ladders_file
    ]  # fmt: skip
    companies = _companies(data, documents)
    guides = _guides(data, documents)
    world = World(
        sources=_by(sources.sources, lambda x: x.id),
        numbers=_by(
            (n.model_copy(update=_inherited(n, numbers)) for n in numbers.numbers), lambda x: x.id
        ),
        questions=_by(
            (q.model_copy(update=_inherited(q, questions)) for q in questions.questions),
            lambda x: x.id,
        ),
        laws=_by(
            (law.model_copy(update=_inherited(law, laws)) for law in laws.laws), lambda x: x.id
        ),
        regions=_by(regions.regions, lambda x: x.id),
        currencies=_by(currencies.every(), lambda x: x.code),
        rates=_rates(rates or data / "rates/eurofxref-daily.csv"),
        rungs=_by(ladders.rungs, lambda x: x.id),
        ladders=_by(ladders.ladders, lambda x: x.id),
        companies=companies,
        guides=guides,
        clauses=clauses,
        words={folder.name: _words(folder) for folder in _folders(templates)},
        vocabulary=_vocabulary(data),
        lettering=_lettering(data / "fonts/widths.txt"),
    )
    for document in documents:
        for path, message in dangling(document.value, world):
            raise document.error(path, message)
    for language in world.words.values():
        _check_overlay(templates / language.language, world)
    return _listening(world)


def _check_overlay(folder: Path, world: World) -> None:
    if not (folder / "data.yaml").is_file():
        return
    document, overlay = read(folder / "data.yaml", Overlay, folder.parent)
    for kind in KINDS:
        for path, message in strange(getattr(world, kind), getattr(overlay, kind)):
            raise document.error((kind, *path), message)


def _listening(world: World) -> World:
    """The world with what people may type in any of its languages."""
    for language in world.words.values():
        found: dict[str, Any] = {
            kind: heard(getattr(world, kind), getattr(language.data, kind)) for kind in KINDS
        }
        world = replace(world, **found)
    return world


def _rates(path: Path) -> Rates:
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        raise BadData(path.name, "this file of exchange rates cannot be read") from None
    return read_rates(text, path.name)


_NO_PHRASES = frozenset({"employers", "places", "clauses"})


def _vocabulary(data: Path) -> Vocabulary:
    """English first, so that its meaning of a shared word holds; then by file name."""
    names = sorted(data.glob("reading/*.yaml"), key=lambda path: (path.stem != "en", path.name))
    books = [read(p, PhraseBook, data)[1] for p in names if p.stem not in _NO_PHRASES]
    employers = read(data / "reading/employers.yaml", Employers, data)[1]
    places = read(data / "reading/places.yaml", Places, data)[1]
    return Vocabulary(tuple(books), employers, places)


def _lettering(path: Path) -> Lettering:
    try:
        return Lettering(path.read_text(encoding="ascii"))
    except (OSError, UnicodeDecodeError):
        raise BadData(path.name, "this file of letter widths cannot be read") from None


def _folders(root: Path) -> list[Path]:
    return [path for path in sorted(root.iterdir()) if path.is_dir()]


def _companies(data: Path, documents: list[Document]) -> Mapping[str, Company]:
    found: dict[str, Company] = {}
    for path in sorted(data.glob("companies/*/company.yaml")):
        document, company = read(path, Company, data)
        if company.id != path.parent.name:
            raise document.error(("id",), f"the folder is called {path.parent.name!r}")
        documents.append(document)
        found[company.id] = company
    return found


def _guides(data: Path, documents: list[Document]) -> Mapping[str, Guide]:
    found: dict[Id, Guide] = {}
    for path in sorted(data.glob("companies/*/*.yaml")):
        if path.name == "company.yaml":
            continue
        document, guide = read(path, Guide, data)
        expected = f"{path.parent.name}/{path.stem}"
        if guide.id != expected:
            raise document.error(("id",), f"by its place this guide is called {expected!r}")
        documents.append(document)
        found[guide.id] = guide
    return found


def _words(folder: Path) -> Wording:
    root = folder.parent
    templates = {
        path.relative_to(folder).as_posix().removesuffix(".j2"): path.read_text(encoding="utf-8")
        for path in sorted(folder.glob("*/*.j2"))
    }
    typed = read(folder / "typed.yaml", TypedFile, root)[1]
    return Wording(
        language=folder.name,
        questions=read(folder / "questions.yaml", QuestionFile, root)[1].questions,
        findings=read(folder / "findings.yaml", FindingFile, root)[1].findings,
        phrases=read(folder / "phrases.yaml", PhraseFile, root)[1].phrases,
        facts=read(folder / "facts.yaml", FactFile, root)[1].facts,
        clauses=read(folder / "clauses.yaml", ClauseWordsFile, root)[1].clauses,
        terms=read(folder / "terms.yaml", TermFile, root)[1].terms,
        formulas=read(folder / "formulas.yaml", FormulaFile, root)[1].formulas,
        locale=read(folder / "locale.yaml", LocaleFile, root)[1].locale,
        typed=typed.typed,
        guard=typed.guard,
        data=_overlay(folder),
        templates=templates,
    )


def _overlay(folder: Path) -> Overlay:
    """What the language says of the data; the language that data is written in says nothing."""
    path = folder / "data.yaml"
    return read(path, Overlay, folder.parent)[1] if path.is_file() else Overlay()


def _by(items: Iterable[Item], key: Callable[[Item], str]) -> Mapping[str, Item]:
    return {key(item): item for item in items}


def _inherited(item: Provenance, file: Provenance) -> dict[str, object]:
    fields = ("source", "as_of", "confidence")
    return {f: getattr(file, f) for f in fields if getattr(item, f) is None}
