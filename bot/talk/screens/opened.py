"""Why: every figure and every finding opened, down to its formula and its source."""

from __future__ import annotations

import re
from typing import Literal

from bot.core.figures import Percent
from bot.rules.families import rules
from bot.scripts.render import formula_text
from bot.scripts.report import source_text, stated
from bot.talk.chapters import more
from bot.talk.replies import Button, Card, Reply
from bot.talk.screens.frame import LONGEST_LABEL, Showing, labelled, paired
from bot.words import squeezed

# Which figures the list of "why" shows, in this order.
_OPENED = ("ask", "floor", "offer", "gap", "band", "position")
_OF_SOURCES = ("sources-disagree", "base-above-posted")
_NUMBERED = re.compile(r"\.(\d+)(?=\.|$)")
_NUMBERED_HEADS = ("offers", "packages")
_LEAST_NAME = 8  # less of a company's name says little


def why(s: Showing) -> tuple[Reply, ...]:
    """A figure, all figures of an offer or a package, or the list to choose from."""
    if s.about in s.plan.figures:
        return (_figure(s),)
    wanted = (s.about,) if s.about else _OPENED
    paths = [path for path in s.plan.figures if _head(path, wanted) in wanted]
    if not s.about:
        paths.sort(key=lambda path: (_OPENED.index(path.split(".")[0]), path))
    buttons = paired(figure_button(s, path) for path in paths)
    reasons = () if s.about else s.row("reasons", "sources")
    card = s.card(
        "why", reasons, *buttons, s.row("stand", "back"),
        count=len(s.report.findings), whose=figure_label(s, s.about) if s.about else "",
    )  # fmt: skip
    return (card,)


def sources(s: Showing) -> tuple[Reply, ...]:
    """Every source of the base side by side, and where they disagree."""
    found = tuple(f for f in s.report.findings if f.rule in _OF_SOURCES)
    figures = paired(
        figure_button(s, path) for path in s.plan.figures if path.startswith("evidence.")
    )
    posted = s.button("posted", f"change:{more.POSTED_QUESTIONS[0].key}")
    rows = ((posted,), s.row("why", "stand", "back"))
    return (s.card("sources", *figures, *rows, v=s.desk.view, findings=found),)


def opens(path: str, paths: frozenset[str]) -> bool:
    """Whether a path is a figure, or the beginning of some."""
    return path in paths or any(other.startswith(f"{path}.") for other in paths)


def _head(path: str, wanted: tuple[str, ...]) -> str:
    """The beginning of a path that is wanted, or its first part."""
    return next((head for head in wanted if path.startswith(f"{head}.")), path.split(".")[0])


def reasons(s: Showing) -> tuple[Reply, ...]:
    """A button for every finding; each opens to what it says, why, and its source."""
    if s.about:
        return (_reason(s),)
    buttons = ((labelled(f.text, f"go:reasons/{f.rule}"),) for f in s.report.findings)
    return (s.card("reasons", *buttons, s.row("why", "stand", "back")),)


def _reason(s: Showing) -> Card:
    finding = next(f for f in s.report.findings if f.rule == s.about)
    known = {rule.id: rule for rule in rules(s.desk.world)}
    rule = known.get(finding.rule)
    words = s.desk.world.wording.findings
    says = words[rule.words or rule.id].says if rule else None
    number = rule.number if rule else None
    back = (s.button("reasons", "go:reasons"), *s.row("stand", "back"))
    return s.card("reason", back, finding=finding, says=says, number=number)


def _figure(s: Showing) -> Card:
    """One figure: value, formula, inputs, rule, source."""
    figure = s.plan.figures[s.about]
    inputs = [{"label": figure_label(s, p), "value": _value(s, p)} for p in figure.inputs]
    return s.card(
        "figure", *paired(figure_button(s, p) for p in figure.inputs),
        s.row("why", "stand", "back"), label=figure_label(s, s.about), value=_value(s, s.about),
        formula=formula_text(figure.formula, s.desk.world), inputs=inputs, rule=figure.rule,
        source=source_text(figure.origin, s.desk.world),
    )  # fmt: skip


def figure_button(s: Showing, path: str) -> Button:
    """Opens a figure; says which it is and its value. Where both are too long for a button the
    words give way, never the value."""
    value = _value(s, path)
    words = _fitting(s, path, LONGEST_LABEL - len(f": {value}"))
    return labelled(f"{words}: {value}", f"go:why/{path}")


def _fitting(s: Showing, path: str, room: int) -> str:
    """A figure's name on a button: whose it is gives way first, and is left out where the card
    is about that offer or package anyway."""
    whose, part = _split(s, path)
    brief = _part(s, part, "brief")
    if not whose or _owner(path) == _owner(s.about):
        return squeezed(brief, room)
    name = _of(s, whose, brief)
    left = max(len(whose) + room - len(name), _LEAST_NAME)
    return squeezed(_of(s, squeezed(whose, left), brief), room)


def _owner(path: str) -> tuple[str, ...]:
    """Which offer, package or job a figure is of: the beginning of its path."""
    head, *rest = path.split(".")
    return (head, *rest[:1]) if head in _NUMBERED_HEADS else (head,)


def figure_label(s: Showing, path: str) -> str:
    """A figure's path as it is read: an offer goes by its company, a package by its letter."""
    whose, part = _split(s, path)
    if whose and not part:
        return whose
    words = _part(s, part, "rule")
    return _of(s, whose, words) if whose else words


def _split(s: Showing, path: str) -> tuple[str, str]:
    """Whose a figure is, if it goes by a name, and which one of theirs it is."""
    head, _, rest = path.partition(".")
    number, _, part = rest.partition(".")
    if head == "offers" and number.isdigit():
        comparison = s.plan.comparison
        company = (comparison.own, *comparison.others)[int(number)].offer.company
        return company, part
    if head == "packages" and number.isdigit():
        return s.desk.phrase("package.name", letter="ABC"[int(number)]), part
    if head == "current_job":
        return s.desk.phrase("figure.current_job"), rest
    return "", path


def _of(s: Showing, whose: str, words: str) -> str:
    """A figure of one offer, package or job."""
    return s.desk.phrase("figure.of", whose=whose, part=words)


def _part(s: Showing, part: str, length: Literal["rule", "brief"]) -> str:
    """A figure in words: `years.2.total` is "year 2". What a rule proposed or caps names the
    `rule`, or is told `brief`."""
    head, _, rest = part.partition(".")
    if head in ("proposal", "cap") and "." in rest:
        rule, _, last = rest.rpartition(".")
        return s.desk.phrase(f"figure.{head}.{length}", part=s.desk.world.term(last), rule=rule)
    numbers = _NUMBERED.findall(f".{part}")
    return s.desk.phrase(figure_phrase(part), n=numbers[0] if numbers else "")


def figure_phrase(part: str) -> str:
    """The name of a figure's words, its number left open: "years.2.total" is "years.n.total"."""
    return f"figure.{_NUMBERED.sub('.n', f'.{part}')[1:]}"


def _value(s: Showing, path: str) -> str:
    value = s.plan.figures[path].value
    if isinstance(value, Percent):
        return s.desk.world.locale.percent_text(stated(value))
    return s.desk.say(value)
