"""Where the person stands: the first useful answer, the whole plan, and why."""

from __future__ import annotations

from bot.core.figures import Percent
from bot.rules.families import rules
from bot.scripts.report import source_text, stated
from bot.talk import agenda
from bot.talk.replies import Button, Card, Reply
from bot.talk.screens.frame import Row, Rows, Showing, labelled, paired

# Which figures the list of "why" shows, in this order.
_OPENED = ("ask", "floor", "offer", "gap", "band", "position")


def stand(s: Showing) -> tuple[Reply, ...]:
    """Position, what is missing, the gap, and the ways on."""
    card = s.card(
        "stand", s.row("write"), s.row("add-rival"), s.sharpen(), _base_choice(s),
        s.row("compare", "packages"), s.row("why", "plan"), s.row("summary", "help"),
        v=s.desk.view,
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


# What a comparison says, the most useful first.
_TELLS = ("worse-in-every-part", "what-would-tip-it", "target-under-alternative",
          "private-against-public", "present-job-counts", "back-loaded", "rate-missing",
          "rate-used")  # fmt: skip


def compare(s: Showing) -> tuple[Reply, ...]:
    """Every offer side by side, four ways, and what follows from it."""
    found = {finding.rule: finding for finding in s.report.findings}
    said = [found[rule] for rule in _TELLS if rule in found]
    figures = paired(_figure_button(s, path) for path in s.plan.figures if _compared(path))
    ways = (s.row("packages", "write"), s.row("reasons", "stand", "back"))
    return (s.card("compare", *_narrowing(s), *ways, *figures, v=s.desk.view, findings=said[:5]),)


def _narrowing(s: Showing) -> Rows:
    """The questions that would narrow the comparison: whose shares can be sold, the haircut."""
    buttons = [
        s.button("market", f"change:{q.key}", company=s.desk.text(f"rival:{n}/company"))
        for n in s.desk.rivals
        if (q := agenda.asked(f"rival:{n}/market")) is not None and q.applies(s.desk)
    ]
    haircut = agenda.asked("person/haircut")
    if haircut is not None and haircut.applies(s.desk):
        buttons.append(s.button("haircut", f"change:{haircut.key}"))
    return paired(buttons)


def _compared(path: str) -> bool:
    """The figures that the table of offers shows and that open from there."""
    return path.startswith(("offers.", "current_job.")) and path.endswith(
        (".first_year", ".compared")
    )


def packages(s: Showing) -> tuple[Reply, ...]:
    """The ask in two or three makes that are worth the same to the person."""
    figures = paired(
        _figure_button(s, path) for path in s.plan.figures
        if path.startswith("packages.") and path.endswith(".worth")
    )  # fmt: skip
    rows = (s.row("write", "compare"), s.row("why", "stand", "back"))
    return (s.card("packages", *rows, *figures, v=s.desk.view),)


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
    reasons = (s.button("reasons", "go:reasons"),)
    count = len(s.report.findings)
    return (s.card("why", reasons, *buttons, s.row("stand", "back"), count=count),)


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
    words = s.desk.world.words[s.desk.language].findings
    says = words[rule.words or rule.id].says if rule else None
    number = rule.number if rule else None
    back = (s.button("reasons", "go:reasons"), *s.row("stand", "back"))
    return s.card("reason", back, finding=finding, says=says, number=number)


def _figure(s: Showing) -> Card:
    """One figure: value, formula, inputs, rule, source."""
    figure = s.plan.figures[s.about]
    inputs = [{"label": figure_label(s, p), "value": _value(s, p)} for p in figure.inputs]
    return s.card(
        "figure", *paired(_figure_button(s, p) for p in figure.inputs),
        s.row("why", "stand", "back"), label=figure_label(s, s.about), value=_value(s, s.about),
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
    return labelled(f"{figure_label(s, path)}: {_value(s, path)}", f"go:why/{path}")


def figure_label(s: Showing, path: str) -> str:
    """A figure's path as it is read: "ask.base" is "ask base", an offer goes by its company."""
    head, _, rest = path.partition(".")
    number, _, part = rest.partition(".")
    if head == "offers" and number.isdigit():
        comparison = s.plan.comparison
        path = f"{(comparison.own, *comparison.others)[int(number)].offer.company} {part}"
    return path.replace(".", " ").replace("_", " ")


def _value(s: Showing, path: str) -> str:
    value = s.plan.figures[path].value
    return f"{stated(value)}%" if isinstance(value, Percent) else s.desk.say(value)
