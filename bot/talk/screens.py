"""What each screen shows: from the desk to a card and its buttons. Screens decide nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from bot.core.figures import Percent
from bot.core.money import Money
from bot.scripts.report import FindingReport, source_text, stated
from bot.talk import agenda
from bot.talk.commands import command_lines
from bot.talk.desk import SessionDesk
from bot.talk.replies import Button, Card, Document, Keep, Reply
from bot.talk.session import Screen
from bot.talk.spoken import label, spoken, words_of
from bot.talk.step import Asked
from bot.words import shortened

Rows = tuple[tuple[Button, ...], ...]
_LABEL = 40
_VALUE = 60  # on a summary; the whole answer shows when it is changed
_FIGURES = ("ask", "floor", "offer", "gap", "band", "position")


def show(desk: SessionDesk, notice: str = "") -> tuple[Reply, ...]:
    """The present screen, with a sentence above it if there is one to say."""
    session = desk.session
    if session.pending is not None:
        return (_pending(desk, notice),)
    return _SCREENS[session.screen.name](desk, session.screen.about, notice)


def _card(desk: SessionDesk, template: str, keyboard: Rows, **values: object) -> Card:
    html = desk.press.card(f"cards/{template}.html", **values)
    return Card(html, tuple(row for row in keyboard if row), desk.session.revision)


def _button(desk: SessionDesk, phrase: str, action: str, **values: object) -> Button:
    return Button(shortened(desk.phrase(f"button.{phrase}", **values), _LABEL), action)


def _paired(buttons: Iterable[Button]) -> Rows:
    """Two a row, but a long label alone."""
    rows: list[tuple[Button, ...]] = []
    for button in buttons:
        if rows and len(rows[-1]) == 1 and max(len(rows[-1][0].label), len(button.label)) <= 20:
            rows[-1] = (*rows[-1], button)
        else:
            rows.append((button,))
    return tuple(rows)


def _pending(desk: SessionDesk, notice: str) -> Card:
    pending = desk.session.pending
    assert pending is not None  # noqa: S101  (only called while an answer waits)
    options = (
        Button(shortened(option.label, _LABEL), f"read:{n}")
        for n, option in enumerate(pending.options)
    )
    rows = (*_paired(options), _controls(desk, skips=False))
    return _card(desk, "pending", rows, notice=notice, question=pending.question)


def _controls(desk: SessionDesk, *, skips: bool) -> tuple[Button, ...]:
    skip = (_button(desk, "skip", "skip"),) if skips else ()
    return (_button(desk, "back", "back"), *skip, _button(desk, "help", "go:help"))


def _ask(desk: SessionDesk, key: str, notice: str) -> tuple[Reply, ...]:
    question = agenda.asked(key)
    assert question is not None  # noqa: S101  (screens name known questions only)
    words = words_of(desk, question)
    current = desk.answer(key)
    value = spoken(desk, key, current) if current else ""
    choices = (
        Button(shortened(choice.label, _LABEL), f"pick:{n}")
        for n, choice in enumerate(question.step.choices(desk, question.subject))
    )
    keep = (_button(desk, "keep", "keep", value=value),) if current else ()
    first = question == agenda.NEEDED[0] and not desk.session.answers
    skips = question.step.skip is not None
    controls = (_button(desk, "help", "go:help"),) if first else _controls(desk, skips=skips)
    rows = (*_paired(choices), keep, controls)
    card = _card(
        desk, "ask", rows, notice=notice, welcome=first, progress=_progress(desk, question),
        ask=words["ask"], hint=words["hint"], current=value,
    )  # fmt: skip
    return (card,)


def _progress(desk: SessionDesk, question: Asked) -> tuple[int, int] | None:
    """Which of the needed questions this is, while any is open."""
    if question not in agenda.NEEDED or desk.ready:
        return None
    applying = [q for q in agenda.NEEDED if q.applies(desk)]
    return applying.index(question) + 1, len(applying)


def _stand(desk: SessionDesk, about: str, notice: str) -> tuple[Reply, ...]:
    del about
    count = sum(1 for _ in agenda.due("sharpen", desk))
    sharpen = (
        _button(desk, "sharpen", "sharpen", count=count)
        if count
        else _button(desk, "summary", "go:summary")
    )
    rows = (
        (_button(desk, "write", "write"),),
        (_button(desk, "add-rival", "add-rival"),),
        (sharpen,),
        _base_choice(desk),
        (_button(desk, "why", "go:why"), _button(desk, "plan", "go:plan")),
        (_button(desk, "summary", "go:summary"), _button(desk, "help", "go:help")),
    )
    return (_card(desk, "stand", rows, notice=notice, v=desk.view),)


def _base_choice(desk: SessionDesk) -> tuple[Button, ...]:
    """The choice to hold the base at what the employer posts, where that would change the ask."""
    plan = desk.plan
    figure = plan.figures.get("posted.base.high") if plan else None
    finding = plan.found("base-above-posted") if plan else None
    if plan and plan.facts.base_choice.value == "posted":
        return (_button(desk, "base-guide", "base:guide"),)
    if finding is None or finding.values["over_ask"] != "yes" or figure is None:
        return ()
    assert not isinstance(figure.value, Percent)  # noqa: S101  (it is an amount)
    return (_button(desk, "base-posted", "base:posted", top=desk.say(figure.value)),)


def _plan(desk: SessionDesk, about: str, notice: str) -> tuple[Reply, ...]:
    del about
    rows = (
        (_button(desk, "email", "write"), _button(desk, "call", "go:call")),
        (_button(desk, "questions", "go:questions"),),
        _base_choice(desk),
        (_button(desk, "claims", "go:claims"),) if desk.guide else (),
        (_button(desk, "why", "go:why"), _button(desk, "stand", "go:stand")),
        (_button(desk, "summary", "go:summary"), _button(desk, "back", "back")),
    )
    return (_card(desk, "plan", rows, notice=notice, v=desk.view),)


def _claims(desk: SessionDesk, about: str, notice: str) -> tuple[Reply, ...]:
    del about
    rows = ((_button(desk, "plan", "go:plan"), _button(desk, "back", "back")),)
    return (_card(desk, "claims", rows, notice=notice, v=desk.view),)


def _email(desk: SessionDesk, about: str, notice: str) -> tuple[Reply, ...]:
    del about
    report = desk.report
    assert report is not None  # noqa: S101  (shown only once a plan can be made)
    email = report.drafts.email
    guarded = tuple(f for f in report.findings if f.rule.startswith("guard."))
    if email is None:
        blocking = tuple(f for f in report.findings if f.kind == "block")
        return (_refused(desk, blocking, notice),)
    rows = (
        (_button(desk, "call", "go:call"), _button(desk, "questions", "go:questions")),
        *_sharper(desk),
        (_button(desk, "why", "go:why"), _button(desk, "summary", "go:summary")),
        (_button(desk, "stand", "go:stand"), _button(desk, "help", "go:help")),
    )
    text = f"Subject: {email.subject}\n\n{email.body}\n"
    return (
        Keep(desk.press.card("cards/email.html", email=email)),
        Document("counter-offer.txt", text),
        _card(desk, "sent", rows, notice=notice, findings=guarded),
    )


def _sharper(desk: SessionDesk) -> Rows:
    count = sum(1 for _ in agenda.due("sharpen", desk))
    return ((_button(desk, "sharpen", "sharpen", count=count),),) if count else ()


def _refused(desk: SessionDesk, findings: tuple[FindingReport, ...], notice: str) -> Card:
    answers = tuple(f.answer for f in findings if f.answer)
    rows = (
        (_button(desk, "answer", f"change:{_settling(desk, answers[0])}"),) if answers else (),
        (_button(desk, "summary", "go:summary"), _button(desk, "stand", "go:stand")),
        (_button(desk, "help", "go:help"),),
    )
    return _card(desk, "refused", rows, notice=notice, findings=findings)


def _settling(desk: SessionDesk, answer: str) -> str:
    """The key of the question that settles a finding; for a rival, that of the one cited."""
    key = agenda.settles(answer)
    cited = desk.plan.cited if desk.plan else None
    if cited is None or not key.startswith("rival:"):
        return key
    named = (n for n in desk.rivals if desk.text(f"rival:{n}/company") == cited.offer.company)
    return f"rival:{next(named, 1)}/{key.partition('/')[2]}"


def _call(desk: SessionDesk, about: str, notice: str) -> tuple[Reply, ...]:
    del about
    report = desk.report
    assert report is not None  # noqa: S101  (shown only once a plan can be made)
    if report.drafts.call is None:
        blocking = tuple(f for f in report.findings if f.kind == "block")
        return (_refused(desk, blocking, notice),)
    rows = (
        (_button(desk, "email", "write"), _button(desk, "questions", "go:questions")),
        (_button(desk, "stand", "go:stand"), _button(desk, "help", "go:help")),
    )
    script = desk.press.card("cards/call.html", call=report.drafts.call)
    return (Keep(script), _card(desk, "call_next", rows, notice=notice))


def _questions(desk: SessionDesk, about: str, notice: str) -> tuple[Reply, ...]:
    del about
    report = desk.report
    assert report is not None  # noqa: S101  (shown only once a plan can be made)
    rows = (
        (_button(desk, "email", "write"), _button(desk, "call", "go:call")),
        (_button(desk, "stand", "go:stand"), _button(desk, "back", "back")),
    )
    return (_card(desk, "questions", rows, notice=notice, questions=report.drafts.questions),)


def _summary(desk: SessionDesk, about: str, notice: str) -> tuple[Reply, ...]:
    del about
    asked = [q for q in _answered(desk) if not q.subject.startswith("rival:")]
    rows = [_summary_row(desk, q) for q in asked]
    rivals = [(n, desk.text(f"rival:{n}/company") or "") for n in desk.rivals]
    rows += [
        {"label": shortened(name, _LABEL), "value": shortened(rival_line(desk, n), 2 * _VALUE)}
        for n, name in rivals
    ]
    buttons = [_button(desk, "change", f"change:{q.key}", what=label(desk, q)) for q in asked]
    buttons += [_button(desk, "change", f"go:rival/{n}", what=name) for n, name in rivals]
    last = (
        ((_button(desk, "stand", "go:stand"), _button(desk, "plan", "go:plan")),
         (_button(desk, "write", "write"), _button(desk, "add-rival", "add-rival")))
        if desk.ready
        else ((_button(desk, "continue", "continue"),),)
    )  # fmt: skip
    end = (_button(desk, "start-over", "go:restart"), _button(desk, "delete", "go:delete"))
    return (_card(desk, "summary", (*_paired(buttons), *last, end), notice=notice, rows=rows),)


def _answered(desk: SessionDesk) -> list[Asked]:
    everything = (*agenda.NEEDED, *agenda.questions("sharpen", desk))
    return [
        q
        for q in everything
        if q.step.name != "rivals" and q.applies(desk) and desk.answer(q.key) is not None
    ]


def _summary_row(desk: SessionDesk, question: Asked) -> Mapping[str, str]:
    answer = desk.answer(question.key)
    value = spoken(desk, question.key, answer) if answer else ""
    return {"label": label(desk, question), "value": shortened(value, _VALUE)}


def rival_line(desk: SessionDesk, number: int) -> str:
    """A competing offer in one line: status, base and equity as far as they are known."""
    keys = [f"rival:{number}/{name}" for name in ("status", "base", "equity", "expected")]
    answers = ((key, desk.applied(key)) for key in keys)
    return ", ".join(spoken(desk, key, answer) for key, answer in answers if answer)


def _rival(desk: SessionDesk, about: str, notice: str) -> tuple[Reply, ...]:
    number = int(about)
    asked = [q for q in agenda.questions(f"rival:{number}", desk) if q.applies(desk)]
    name = desk.text(f"rival:{number}/company") or ""
    buttons = [_button(desk, "change", f"change:{q.key}", what=label(desk, q)) for q in asked]
    rows = (
        *_paired(buttons),
        (_button(desk, "remove", f"remove:{number}", company=name),),
        (_button(desk, "summary", "go:summary"), _button(desk, "back", "back")),
    )
    lines = [_summary_row(desk, q) for q in asked]
    return (_card(desk, "rival", rows, notice=notice, company=name, rows=lines),)


def _why(desk: SessionDesk, about: str, notice: str) -> tuple[Reply, ...]:
    if about:
        return (_figure(desk, about, notice),)
    plan, report = desk.plan, desk.report
    assert plan is not None and report is not None  # noqa: S101  (shown only with a plan)
    paths = [p for p in plan.figures if p.split(".")[0] in _FIGURES]
    paths.sort(key=lambda p: (_FIGURES.index(p.split(".")[0]), p))
    buttons = [_figure_button(desk, path) for path in paths]
    rows = (*_paired(buttons), (_button(desk, "stand", "go:stand"), _button(desk, "back", "back")))
    return (_card(desk, "why", rows, notice=notice, findings=report.findings),)


def _figure_button(desk: SessionDesk, path: str) -> Button:
    return Button(
        shortened(f"{figure_label(path)}: {_value(desk, path)}", _LABEL), f"go:why/{path}"
    )


def figure_label(path: str) -> str:
    """A figure's path as it is read: "ask.base" is "ask base"."""
    return path.replace(".", " ").replace("_", " ")


def _value(desk: SessionDesk, path: str) -> str:
    assert desk.plan is not None  # noqa: S101  (figures exist only with a plan)
    value: Money | Percent = desk.plan.figures[path].value
    return f"{stated(value)}%" if isinstance(value, Percent) else desk.say(value)


def _figure(desk: SessionDesk, path: str, notice: str) -> Card:
    plan = desk.plan
    assert plan is not None  # noqa: S101  (figures exist only with a plan)
    figure = plan.figures[path]
    inputs = [{"label": figure_label(p), "value": _value(desk, p)} for p in figure.inputs]
    buttons = _paired(_figure_button(desk, p) for p in figure.inputs)
    rows = (*buttons, (_button(desk, "why", "go:why"), _button(desk, "stand", "go:stand"),
                       _button(desk, "back", "back")))  # fmt: skip
    return _card(
        desk, "figure", rows, notice=notice, label=figure_label(path), value=_value(desk, path),
        formula=figure.formula, inputs=inputs, rule=figure.rule,
        source=source_text(figure.origin, desk.world),
    )  # fmt: skip


def _help(desk: SessionDesk, about: str, notice: str) -> tuple[Reply, ...]:
    question = agenda.asked(about) if about else None
    why = words_of(desk, question)["why"] if question else ""
    rows: Rows = (
        (_button(desk, "back", "back"), _button(desk, "summary", "go:summary")),
        (_button(desk, "privacy", "go:privacy"), _button(desk, "cancel", "cancel")),
        (_button(desk, "start-over", "go:restart"), _button(desk, "delete", "go:delete")),
    )
    if desk.ready:
        offer = (_button(desk, "offer", "go:stand"), _button(desk, "plan", "go:plan"),
                 _button(desk, "why", "go:why"))  # fmt: skip
        rows = (rows[0], offer, *rows[1:])
    commands = command_lines(desk.world, desk.language)
    return (_card(desk, "help", rows, notice=notice, why=why, commands=commands),)


def _privacy(desk: SessionDesk, about: str, notice: str) -> tuple[Reply, ...]:
    del about
    rows = ((_button(desk, "back", "back"), _button(desk, "delete", "go:delete")),)
    return (_card(desk, "privacy", rows, notice=notice),)


def _delete(desk: SessionDesk, about: str, notice: str) -> tuple[Reply, ...]:
    del about
    rows = ((_button(desk, "no", "back"),), (_button(desk, "delete-yes", "delete!"),))
    return (_card(desk, "delete", rows, notice=notice),)


def _restart(desk: SessionDesk, about: str, notice: str) -> tuple[Reply, ...]:
    del about
    rows = ((_button(desk, "no", "back"),), (_button(desk, "restart-yes", "restart!"),))
    return (_card(desk, "restart", rows, notice=notice),)


def _resume(desk: SessionDesk, about: str, notice: str) -> tuple[Reply, ...]:
    del about
    rows = (
        (_button(desk, "continue", "continue"), _button(desk, "start-over", "go:restart")),
        (_button(desk, "summary", "go:summary"), _button(desk, "help", "go:help")),
    )
    return (_card(desk, "resume", rows, notice=notice),)


def _paused(desk: SessionDesk, about: str, notice: str) -> tuple[Reply, ...]:
    del about
    rows = (
        (_button(desk, "continue", "continue"), _button(desk, "summary", "go:summary")),
        (_button(desk, "start-over", "go:restart"), _button(desk, "help", "go:help")),
    )
    return (_card(desk, "paused", rows, notice=notice),)


_SCREENS: Mapping[str, Callable[[SessionDesk, str, str], tuple[Reply, ...]]] = {
    "ask": _ask,
    "stand": _stand,
    "plan": _plan,
    "claims": _claims,
    "email": _email,
    "call": _call,
    "questions": _questions,
    "summary": _summary,
    "rival": _rival,
    "why": _why,
    "help": _help,
    "privacy": _privacy,
    "delete": _delete,
    "restart": _restart,
    "resume": _resume,
    "paused": _paused,
}

# Screens that need the five answers first.
AFTER_FIVE = frozenset({"stand", "plan", "claims", "email", "call", "questions", "why"})


def exists(screen: Screen, desk: SessionDesk) -> bool:
    """Whether a screen can be shown now: its question, rival or figure is there."""
    if screen.name not in _SCREENS:
        return False
    if screen.name in AFTER_FIVE and not desk.ready:
        return False
    if screen.name == "why" and screen.about:
        return desk.plan is not None and screen.about in desk.plan.figures
    if screen.name == "rival":
        return screen.about.isdigit() and int(screen.about) in desk.rivals
    if screen.name == "ask":
        question = agenda.asked(screen.about)
        return question is not None and question.applies(desk)
    return True
