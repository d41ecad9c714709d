"""The drafts: email, call script, questions; and what to do when there can be none."""

from __future__ import annotations

from bot.scripts.letter_files import plain
from bot.talk import agenda, files
from bot.talk.replies import Card, Document, Keep, Reply
from bot.talk.screens.frame import Showing, paired

_AT_ONCE = 3  # more at a time is not read


def email(s: Showing) -> tuple[Reply, ...]:
    """The email to copy with one tap, the same as a file, and the ways on."""
    draft = s.report.drafts.email
    if draft is None:
        return (_refused(s),)
    world = s.desk.letter_world
    guarded = tuple(f for f in s.report.findings if f.rule.startswith("guard."))
    return (
        Keep(s.desk.press.card("cards/email.html", email=draft)),
        Document(world.wording.phrases["email.file"], plain(draft, world)),
        s.card(
            "sent", s.row("call", "questions"), s.sharpen(), s.row("why", "summary"),
            s.row("stand", "help"), s.row("eml", "html"), s.row("brief", "files"),
            findings=guarded,
        ),
    )  # fmt: skip


def call(s: Showing) -> tuple[Reply, ...]:
    """The call script, and the ways on."""
    script = s.report.drafts.call
    if script is None:
        return (_refused(s),)
    return (
        Keep(s.desk.press.card("cards/call.html", call=script)),
        s.card("call_next", s.row("email", "questions"), s.row("stand", "help"),
               s.row("script", "brief")),
    )  # fmt: skip


def files_(s: Showing) -> tuple[Reply, ...]:
    """Every file there is something for, each with a button."""
    kinds = files.offered(s.desk)
    listed = [
        {"name": files.KINDS[kind].name, "says": s.desk.phrase(f"file.{kind}")} for kind in kinds
    ]
    buttons = paired(s.button(kind, f"file:{kind}") for kind in kinds)
    rows = (s.row("email", "call"), s.row("plan", "stand"), s.row("summary", "back"))
    return (s.card("files", *buttons, *rows, files=listed),)


def questions(s: Showing) -> tuple[Reply, ...]:
    """What to ask the employer."""
    asked = s.report.drafts.questions
    rows = (s.row("email", "call"), s.row("stand", "back"))
    return (s.card("questions", *rows, questions=asked),)


def reply(s: Showing) -> tuple[Reply, ...]:
    """Words for what they answered, and what to think of it."""
    found = tuple(f for f in s.report.findings if f.stage == "reply")
    words = s.report.drafts.reply
    again = s.button("answered", "change:person/reply")
    rows = (s.row("write", "call"), (again,), s.row("stand", "back"))
    return (s.card("reply", *rows, words=words, findings=found),)


def own_draft(s: Showing) -> tuple[Reply, ...]:
    """The gravest mistakes of the person's own draft, and how many more there are."""
    found = tuple(f for f in s.report.findings if f.stage == "review")
    again = s.button("another-draft", "change:person/draft")
    rows = ((again,), s.row("write", "reasons"), s.row("stand", "back"))
    given = s.desk.text("person/draft") is not None
    return (s.card("draft", *rows, findings=found[:_AT_ONCE], left=len(found[_AT_ONCE:]),
                   given=given),)  # fmt: skip


def _refused(s: Showing) -> Card:
    """Why there is no draft, and the question that would settle it."""
    blocking = tuple(f for f in s.report.findings if f.kind == "block")
    answers = [f.answer for f in blocking if f.answer]
    settle = (s.button("answer", f"change:{_settling(s, answers[0])}"),) if answers else ()
    rows = (settle, s.row("summary", "stand"), s.row("help"))
    return s.card("refused", *rows, findings=blocking)


def _settling(s: Showing, answer: str) -> str:
    """The key of the question that settles a finding; for a rival, that of the one cited."""
    key = agenda.settles(answer)
    cited = s.plan.cited
    if cited is None or not key.startswith("rival:"):
        return key
    names = ((n, s.desk.text(f"rival:{n}/company")) for n in s.desk.rivals)
    number = next((n for n, name in names if name == cited.offer.company), 1)
    return f"rival:{number}/{key.partition('/')[2]}"
