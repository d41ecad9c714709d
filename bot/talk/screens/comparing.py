"""Side by side: the offers, packages of equal worth, and what one other answer would change."""

from __future__ import annotations

from bot.scripts.what_if import headlines, news
from bot.talk import agenda
from bot.talk.replies import Card, Reply
from bot.talk.screens.frame import Row, Rows, Showing, paired
from bot.talk.screens.opened import figure_button, figure_label
from bot.talk.spoken import label, spoken
from bot.talk.step import Asked
from bot.words import shortened, table

# What a comparison says, the most useful first.
_TELLS = ("worse-in-every-part", "what-would-tip-it", "target-under-alternative",
          "private-against-public", "present-job-counts", "what-matters-to-you", "back-loaded",
          "rate-missing", "rate-used")  # fmt: skip
_MOST_TOLD, _NARROW, _NEWS = 5, 12, 4


def compare(s: Showing) -> tuple[Reply, ...]:
    """Every offer side by side, four ways, who is ahead, and what follows from it."""
    found = {finding.rule: finding for finding in s.report.findings}
    said = [found[rule] for rule in _TELLS if rule in found]
    count = len(s.plan.comparison.others) + 1
    opens = paired(
        s.button("figures", f"go:why/{path}", company=figure_label(s, path))
        for path in (*(f"offers.{n}" for n in range(count)), "current_job")
        if f"{path}.first_year" in s.plan.figures
    )
    drawn = (s.button("picture", "go:picture/compare"),) if s.plan.comparison.all else ()
    ways = (s.row("write", "packages"), s.row("what-if", "reasons"), s.row("stand", "back"))
    card = s.card(
        "compare", *_narrowing(s), *opens, drawn, *ways, v=s.desk.view, findings=said[:_MOST_TOLD]
    )
    return (card,)


def _narrowing(s: Showing) -> Rows:
    """The answers that would narrow the comparison: rates, whose shares can be sold, haircut."""
    unconverted = dict.fromkeys(
        side.offer.currency for side in s.plan.comparison.all if not side.convertible
    )
    buttons = [s.button("rate", f"change:rate:{code}/rate", code=code) for code in unconverted]
    buttons += [
        s.button("market", f"change:{q.key}", company=s.desk.text(f"rival:{n}/company"))
        for n in s.desk.rivals
        if (q := agenda.asked(f"rival:{n}/market")) is not None and q.applies(s.desk)
        and s.desk.answer(q.key) is None
    ]  # fmt: skip
    haircut = agenda.asked("person/haircut")
    if haircut is not None and haircut.applies(s.desk):
        buttons.append(s.button("haircut", f"change:{haircut.key}"))
    return paired(buttons)


def packages(s: Showing) -> tuple[Reply, ...]:
    """The ask in two or three makes that are worth the same to the person."""
    figures = paired(
        figure_button(s, path) for path in s.plan.figures
        if path.startswith("packages.") and path.endswith(".worth")
    )  # fmt: skip
    priority = agenda.asked("person/priority")
    matters = (s.button("matters", f"change:{priority.key}"),) if priority else ()
    rows = (s.row("write", "compare"), matters, s.row("why", "stand", "back"))
    return (s.card("packages", *figures, *rows, v=s.desk.view),)


def what_if(s: Showing) -> tuple[Reply, ...]:
    """What other answers would change. The facts stay as they are."""
    buttons = paired(
        s.button("try", f"try:{q.key}", what=_called(s, q)) for q in agenda.on_trial(s.desk)
    )
    settle = s.row("adopt", "drop") if s.desk.session.trial else ()
    end = (s.row("stand", "back"),)
    return (_trial_card(s, *buttons, settle, *end),)


def _trial_card(s: Showing, *keyboard: Row) -> Card:
    tried = s.desk.tried
    rows: str | None = None
    gained: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()
    if s.desk.session.trial and tried.plan is not None and tried.report is not None:
        pairs = headlines(s.plan, tried.plan, s.desk.world)
        cells = [(shortened(name, _NARROW), now, then) for name, now, then in pairs]
        head = ("", s.desk.phrase("headline.now"), s.desk.phrase("headline.then"))
        rows = table([head, *cells]) if cells else None
        gained, lost = news(s.report, tried.report)
    changes = [
        {"label": _called(s, q), "now": _said(s, q.key), "then": spoken(s.desk, q.key, answer)}
        for q in agenda.on_trial(s.desk)
        if (answer := s.desk.session.trial.get(q.key, {}).get(q.context(s.desk))) is not None
    ]
    return s.card("what_if", *keyboard, changes=changes, rows=rows, gained=gained[:_NEWS],
                  lost=lost[:_NEWS], ready=tried.ready)  # fmt: skip


def _said(s: Showing, key: str) -> str:
    answer = s.desk.applied(key)
    return spoken(s.desk, key, answer) if answer else s.desk.phrase("value.unknown")


def _called(s: Showing, question: Asked) -> str:
    """What a question is called among several offers: a rival's by its company too."""
    name = label(s.desk, question)
    company = s.desk.text(f"{question.subject}/company") if _of_rival(question) else None
    short = shortened(company, 20) if company else ""
    return s.desk.phrase("label.of", company=short, label=name) if company else name


def _of_rival(question: Asked) -> bool:
    return question.subject.startswith("rival:")
