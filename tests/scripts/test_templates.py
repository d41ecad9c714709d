"""Templates use only what their view has, so no outbound one can name a floor; words have users."""

from __future__ import annotations

import dataclasses
import re
import typing
from collections.abc import Iterator
from pathlib import Path

import pytest
from jinja2 import Environment, meta, nodes

from bot import paths
from bot.core.facts import Stage, TheirReply, Tone
from bot.core.offer import BonusKind, EquityKind, Market, Status
from bot.guides.library import World
from bot.guides.load import load_world
from bot.reading.amounts import Trouble as AmountTrouble
from bot.reading.case import Case
from bot.reading.letters import Reason
from bot.reading.offers.shape import Topic
from bot.reading.situation import situation
from bot.rules.compare import Part
from bot.rules.families import rules
from bot.rules.plan import plan
from bot.rules.strategies import Strategy
from bot.scripts import charts, views
from bot.scripts.guard import Offence
from bot.scripts.private import PrivateView
from bot.talk import agenda, machine
from bot.talk.answers import Trouble
from bot.talk.chapters import more, offer, sharpen, start
from bot.talk.commands import SCREENS
from bot.talk.events import Unreadable
from bot.talk.screens import told as told_screen
from bot.talk.screens.opened import figure_phrase

WORLD = load_world(paths.data_folder(), paths.templates_folder())
TEMPLATES = WORLD.words["en"].templates
OUTBOUND = [
    name
    for name in TEMPLATES
    if name.split("/")[0] in ("emails", "calls", "parts", "replies", "briefs")
]


def _chains(tree: nodes.Node) -> Iterator[tuple[str, ...]]:
    """Every attribute chain that starts at `v`, or at a name that loops over one."""
    roots: dict[str, tuple[str, ...]] = {"v": ()}
    for loop in tree.find_all(nodes.For):
        over = _chain(loop.iter, roots)
        if over and isinstance(loop.target, nodes.Name):
            roots[loop.target.name] = over
    for node in tree.find_all((nodes.Getattr, nodes.Getitem)):
        chain = _chain(node, roots)
        if chain:
            yield chain


def _chain(node: nodes.Node, roots: dict[str, tuple[str, ...]]) -> tuple[str, ...] | None:
    """The attributes from `v` to this node; an index or a slice adds none."""
    if isinstance(node, nodes.Name):
        return roots.get(node.name)
    if isinstance(node, nodes.Getattr):
        inner = _chain(node.node, roots)
        return None if inner is None else (*inner, node.attr)
    if isinstance(node, nodes.Getitem):
        inner = _chain(node.node, roots)
        if inner is None:
            return None
        named = isinstance(node.arg, nodes.Const) and isinstance(node.arg.value, str)
        return (*inner, str(getattr(node.arg, "value", ""))) if named else inner
    return None


def _field(kind: object, name: str) -> object:
    """The type of an attribute of a view; fails when there is none."""
    options = typing.get_args(kind) or (kind,)
    for option in options:
        if isinstance(option, type) and dataclasses.is_dataclass(option):
            hints = typing.get_type_hints(option)
            if name in hints:
                return hints[name]
            if isinstance(getattr(option, name, None), property):
                return str
    raise AssertionError(f"{kind} has no {name!r}")


def _check(source: str, view: type = views.OutboundView) -> int:
    """Follows each chain through the view; how many there were."""
    chains = list(_chains(Environment(autoescape=True).parse(source)))
    for chain in chains:
        kind: object = view
        for attribute in chain:
            kind = _field(kind, attribute)
    return len(chains)


@pytest.mark.parametrize("name", OUTBOUND)
def test_an_outbound_template_uses_only_the_outbound_view(name: str) -> None:
    assert _check(TEMPLATES[name]) or name in SAYS_NOTHING_OF_V
    environment = Environment(autoescape=True)
    tree = environment.parse(TEMPLATES[name])
    environment.filters.update({node.name: str for node in tree.find_all(nodes.Filter)})
    assert meta.find_undeclared_variables(tree) <= {"v", "caller"}


@pytest.mark.parametrize("name", [n for n in TEMPLATES if n.startswith("sheets/")])
def test_a_private_sheet_uses_only_the_private_view(name: str) -> None:
    assert _check(TEMPLATES[name], PrivateView)


# These hand `v` on to a part and use nothing of it themselves.
_QUIET = "above_band ask_range in_process in_writing match decline".split()
_QUIET_REPLIES = "final salary_history no_negotiation top_of_band equity_upside".split()
SAYS_NOTHING_OF_V = {f"{kind}/{name}.txt" for kind in ("emails", "calls") for name in _QUIET}
SAYS_NOTHING_OF_V |= {f"replies/{name}.txt" for name in _QUIET_REPLIES}


@pytest.mark.parametrize(
    "planted",
    [
        "{{ v.floor }}", "{{ v.ask.floor.base }}", "{{ v.rival.package.total }}",
        "{{ v['floor'] }}",
        "{% for lever in v.levers %}{{ lever.walk_away }}{% endfor %}",
        "{% if v.plan %}x{% endif %}", "{{ v.offer.base.floor | money }}", "{{ v.work[0].floor }}",
        "{% macro m(v) %}{{ v.ground.floor }}{% endmacro %}", "{{ (v.walk_away) | money }}",
    ],
)  # fmt: skip
def test_a_planted_floor_is_seen(planted: str) -> None:
    assert _check("{{ v.company }}{{ v.ask.base | money }}") == 3
    with pytest.raises(AssertionError, match="has no"):
        _check(planted)


def test_an_outbound_template_never_says_floor_or_walk() -> None:
    for name in OUTBOUND:
        text = TEMPLATES[name].casefold()
        assert "floor" not in text and "walk" not in text, name


def test_the_outbound_view_has_no_floor() -> None:
    seen: list[type] = [views.OutboundView]
    for view in seen:
        for field in dataclasses.fields(view):
            assert "floor" not in field.name and "walk" not in field.name
        for kind in typing.get_type_hints(view).values():
            options = typing.get_args(kind) or (kind,)
            views_in = [o for o in options if isinstance(o, type) and dataclasses.is_dataclass(o)]
            seen += [view for view in views_in if view not in seen]
    assert len(seen) > 3


def test_each_strategy_has_one_letter_and_one_call_and_the_other_way_round() -> None:
    names = {strategy.value for strategy in Strategy}
    for folder in ("emails", "calls"):
        there = {n.split("/")[1].removesuffix(".txt") for n in TEMPLATES if n.startswith(folder)}
        assert there == names


def test_each_finding_has_words_and_each_words_a_finding() -> None:
    ids = {rule.words or rule.id for rule in rules(WORLD)} | {o.value for o in Offence}
    assert set(WORLD.words["en"].findings) == ids | {"guard.left-out"}


def test_each_question_has_words_and_each_words_a_question() -> None:
    steps = [q.step for q in (*agenda.NEEDED, *agenda._FIXED, *offer.rival_chapter(1))]
    steps += [sharpen.AREA, sharpen.EVIDENCE, more.rate_question("rate:BRL").step]
    assert {step.words for step in steps} == set(WORLD.words["en"].questions)
    assert start.CHAPTER


def test_each_answer_that_a_finding_names_is_settled_by_a_question() -> None:
    levers = [f"proof.{lever.id}" for guide in WORLD.guides.values() for lever in guide.levers]
    optional = ["reason", "ready_to_sign", "candidate", "recruiter", "rival.expected"]
    blocking = ["walk_away", "offer.company", "competing"]
    for answer in (*levers, *optional, *blocking):
        assert agenda.asked(agenda.settles(answer)) is not None, answer


def test_each_rule_says_why_in_its_docstring_and_cites_known_sources() -> None:
    for rule in rules(WORLD):
        assert rule.check.__doc__ or rule.words
        assert WORLD.words["en"].findings[rule.words or rule.id].says
        assert set(rule.cites) <= set(WORLD.sources), rule.id


def test_each_unreadable_thing_and_each_trouble_has_its_sentence(world: World) -> None:
    phrases = world.words["en"].phrases
    for kind in Unreadable:
        assert phrases[f"notice.{kind.value}"]
    for name, words in phrases.items():
        if name.startswith("trouble."):
            assert words.strip().endswith((".", "}."))
            assert Trouble(name.removeprefix("trouble."))


def test_each_reason_not_to_read_a_file_is_one_sentence_and_a_way_on(world: World) -> None:
    phrases = world.words["en"].phrases
    for reason in Reason:
        said = phrases[f"refused.{reason.value}"]
        assert re.search(r"(?:Please|Save|I read letters) .*\.$", said), said


def test_each_clause_has_words_and_each_words_a_clause(world: World) -> None:
    assert set(world.words["en"].clauses) == {rule.id for rule in world.clauses.clauses}
    for words in world.words["en"].clauses.values():
        assert words.ask.endswith((".", "?"))


def test_every_template_compiles_and_is_used() -> None:
    environment = Environment(extensions=[])
    imported = {
        node.template.value
        for source in TEMPLATES.values()
        for node in environment.parse(source).find_all(nodes.Import)
        if isinstance(node.template, nodes.Const)
    }
    assert {name for name in TEMPLATES if name.startswith("parts/")} == imported


def test_every_phrase_is_said_somewhere() -> None:
    rooms = (Path(machine.__file__).parent, Path(charts.__file__).parent.parent)
    source = "".join(
        path.read_text(encoding="utf-8") for room in rooms for path in room.rglob("*.py")
    )
    said = set(re.findall(r'"([\w.-]+)"', source))
    kinds = (Unreadable, Reason, Status, Market, Stage, Tone, Part, TheirReply, BonusKind)
    enums: set[str] = {member.value for kind in kinds for member in kind}
    enums |= {"0", "1", "2", "3", "n", more.JOB, more.POSTED}
    told = ("figure.", "row.", "place.", "compared.", "headline.", "job.", "email.", "language.",
            "read.", "hears.")  # fmt: skip
    amounts = {f"amount-{trouble.value}" for trouble in AmountTrouble}
    for name in (n for n in WORLD.words["en"].phrases if not n.startswith(told)):
        last = name.partition(".")[2]
        if name.startswith("chart."):  # put together from a chart, or a part, and what it says
            last = last if last in said else last.removeprefix("part.").removeprefix("stand.")
        assert name in said or last in said | enums | amounts | set(SCREENS), name


def test_every_phrase_about_a_told_offer_is_about_something() -> None:
    topics = {f"read.ask.{topic.value}" for topic in Topic}
    values = {f"read.value.{value.value}" for kind in (Status, EquityKind) for value in kind}
    fields = {*told_screen.FIELDS, "company", "currency", "base.hour", "base.day", "sign_on.years"}
    steps = {q.step.name for q in (*agenda.NEEDED, *agenda.MORE, *offer.rival_chapter(1))}
    for name in WORLD.words["en"].phrases:
        first, _, rest = name.partition(".")
        kind, _, field = rest.partition(".")
        if first == "read":
            assert name in topics | values or (
                kind in ("field", "says", "way") and field in fields
            ), name
        if first == "hears" and kind == "called":
            assert field in steps, name
    assert topics <= set(WORLD.words["en"].phrases)


def test_every_word_for_a_figure_names_one() -> None:
    offer = {"base": 215_000, "equity": 300_000, "sign_on": 20_000, "bonus": 10_000}
    case = {"region": "new-york", "level": "senior", "offer": offer, "competing": [
        {"company": "OpenAI", "base": 250_000, "equity": 400_000}]}  # fmt: skip
    case["current_job"] = {"base": 200_000, "equity": 0, "coming_bonus": 20_000}
    made = plan(situation(Case.model_validate(case), WORLD)[0], WORLD)
    parts = {path.split(".", 2)[2] for path in made.figures
             if path.startswith(("offers.", "packages."))}  # fmt: skip
    parts |= {p.partition(".")[2] for p in made.figures if p.startswith("current_job.")}
    words = {name for name in WORLD.words["en"].phrases if name.startswith("figure.")}
    heads = ("ask", "floor", "offer", "gap", "band", "position", "guide", "own", "target", "cap",
             "walk_away", "rival", "posted", "evidence", "safer_ask", "proposal", "of",
             "current_job")  # fmt: skip
    whole = {name for name in words if name.split(".")[1] in heads}
    assert words - whole <= {figure_phrase(part) for part in parts}


def test_every_trouble_with_an_amount_has_its_sentence() -> None:
    phrases = WORLD.words["en"].phrases
    assert all(f"trouble.amount-{trouble.value}" in phrases for trouble in AmountTrouble)
