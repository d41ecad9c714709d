"""Where the person stands: the first useful answer, the whole plan, and what else would help."""

from __future__ import annotations

from bot.core.figures import Percent
from bot.talk import agenda
from bot.talk.replies import Reply
from bot.talk.screens.frame import Row, Rows, Showing, paired
from bot.talk.spoken import label, spoken
from bot.talk.step import Asked
from bot.words import shortened

_BEST = 2  # how many further questions are offered at a time
_VALUE = 60


def stand(s: Showing) -> tuple[Reply, ...]:
    """Position, what is missing, the gap, and the ways on."""
    effects = {lack.fact: lack.effect for lack in s.report.missing}
    card = s.card(
        "stand", s.row("write"), s.row("add-rival"), s.sharpen(), *_tell(s), _base_choice(s),
        s.row("compare", "packages"), s.row("what-if", "answered"), s.row("why", "plan", "picture"),
        s.row("summary", "more", "help"),
        v=s.desk.view, wanted=[
            {"topic": _topic(s, q), "effect": effects[fact]} for fact, q in _best(s)
        ],
    )  # fmt: skip
    return (card,)


def _best(s: Showing) -> tuple[tuple[str, Asked], ...]:
    """The facts that would change most, of those the chat can ask for, with their questions."""
    return agenda.open_to_ask(s.plan.missing, s.desk)[:_BEST]


def _tell(s: Showing) -> Rows:
    return paired(s.button("tell", f"change:{q.key}", what=_topic(s, q)) for _, q in _best(s))


def _topic(s: Showing, question: Asked) -> str:
    """What a question is about: a course goes by its subject."""
    name = f"topic.{question.subject}"
    known = s.desk.world.wording.phrases
    return s.desk.phrase(name) if name in known else label(s.desk, question)


def more(s: Showing) -> tuple[Reply, ...]:
    """Everything else that a plan can use, with what is known of it."""
    asked = [question for question in agenda.MORE if question.applies(s.desk)]
    rows = [
        {"label": label(s.desk, q), "value": shortened(spoken(s.desk, q.key, a), _VALUE)}
        for q in asked if (a := s.desk.answer(q.key)) is not None
    ]  # fmt: skip
    buttons = paired(s.button("set", f"change:{q.key}", what=label(s.desk, q)) for q in asked)
    return (s.card("more", *buttons, s.row("stand", "summary", "back"), rows=rows),)


def plan(s: Showing) -> tuple[Reply, ...]:
    """Everything the plan found. Private: it shows the floor."""
    card = s.card(
        "plan", s.row("email", "call"), s.row("questions"), _base_choice(s),
        s.row("claims") if s.desk.guide else (), s.row("why", "stand"), s.row("summary", "back"),
        s.row("brief", "private"),
        v=s.desk.view,
    )  # fmt: skip
    return (card,)


def claims(s: Showing) -> tuple[Reply, ...]:
    """What the guide claims and no letter repeats, each with its badge and the reason."""
    return (s.card("claims", s.row("plan", "back"), v=s.desk.view),)


def _base_choice(s: Showing) -> Row:
    """The choice to hold the base at what the employer posts, where that would change the ask."""
    if s.plan.facts.base_choice.value == "posted":
        return s.row("base-guide")
    finding = s.plan.found("base-above-posted")
    if finding is None or finding.values["over_ask"] != "yes":
        return ()
    top = s.plan.figures["posted.base.high"].value
    assert not isinstance(top, Percent)  # noqa: S101  (an amount)
    return (s.button("base-posted", "base:posted", top=s.desk.say(top)),)
