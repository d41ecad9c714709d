"""Where the person stands: the first useful answer, the whole plan, and why."""

from __future__ import annotations

from bot.core.figures import Percent
from bot.scripts.report import source_text, stated
from bot.talk.replies import Button, Card, Reply
from bot.talk.screens.frame import Row, Showing, labelled, paired

# Which figures the list of "why" shows, in this order.
_OPENED = ("ask", "floor", "offer", "gap", "band", "position")


def stand(s: Showing) -> tuple[Reply, ...]:
    """Position, what is missing, the gap, and the ways on."""
    card = s.card(
        "stand", s.row("write"), s.row("add-rival"), s.sharpen(), _base_choice(s),
        s.row("why", "plan"), s.row("summary", "help"), v=s.desk.view,
    )  # fmt: skip
    return (card,)


def plan(s: Showing) -> tuple[Reply, ...]:
    """Everything the plan found. Private: it shows the floor."""
    card = s.card(
        "plan", s.row("email", "call"), s.row("questions"), _base_choice(s),
        s.row("claims") if s.desk.guide else (), s.row("why", "stand"), s.row("summary", "back"),
        v=s.desk.view,
    )  # fmt: skip
    return (card,)


def claims(s: Showing) -> tuple[Reply, ...]:
    """What the guide claims and no letter repeats, each with its badge and the reason."""
    return (s.card("claims", s.row("plan", "back"), v=s.desk.view),)


def why(s: Showing) -> tuple[Reply, ...]:
    """Every finding with its source, and a button for every figure."""
    if s.about:
        return (_figure(s),)
    paths = [path for path in s.plan.figures if path.split(".")[0] in _OPENED]
    paths.sort(key=lambda path: (_OPENED.index(path.split(".")[0]), path))
    buttons = paired(_figure_button(s, path) for path in paths)
    return (s.card("why", *buttons, s.row("stand", "back"), findings=s.report.findings),)


def _figure(s: Showing) -> Card:
    """One figure: value, formula, inputs, rule, source."""
    figure = s.plan.figures[s.about]
    inputs = [{"label": figure_label(p), "value": _value(s, p)} for p in figure.inputs]
    return s.card(
        "figure", *paired(_figure_button(s, p) for p in figure.inputs),
        s.row("why", "stand", "back"), label=figure_label(s.about), value=_value(s, s.about),
        formula=figure.formula, inputs=inputs, rule=figure.rule,
        source=source_text(figure.origin, s.desk.world),
    )  # fmt: skip


def _base_choice(s: Showing) -> Row:
    """The choice to hold the base at what the employer posts, where that would change the ask."""
    if s.plan.facts.base_choice.value == "posted":
        return s.row("base-guide")
    finding = s.plan.found("base-above-posted")
    if finding is None or finding.values["over_ask"] != "yes":
        return ()
    return (s.button("base-posted", "base:posted", top=_value(s, "posted.base.high")),)


def _figure_button(s: Showing, path: str) -> Button:
    return labelled(f"{figure_label(path)}: {_value(s, path)}", f"go:why/{path}")


def figure_label(path: str) -> str:
    """A figure's path as it is read: "ask.base" is "ask base"."""
    return path.replace(".", " ").replace("_", " ")


def _value(s: Showing, path: str) -> str:
    value = s.plan.figures[path].value
    return f"{stated(value)}%" if isinstance(value, Percent) else s.desk.say(value)
