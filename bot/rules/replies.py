"""Rules on what the employer answered (46 to 54). Each has words to say in `replies/`."""

from __future__ import annotations

from bot.core.facts import Stage as Talks
from bot.core.facts import TheirReply
from bot.core.offer import Status
from bot.guides.schema import LawTopic
from bot.rules.components import first_year_gap
from bot.rules.known import Known
from bot.rules.registry import Found, Kind, Silent, Stage, Value, found, rule, silent
from bot.rules.turn import buys_time, enough_asked, level_is_low

_OTHER = "they did not answer that"


@rule("reply-final", Stage.REPLY, Kind.NOTE, number=46, cites=("doody", "hello-interview"),
      reads=("ask", "competing", "current_job", "level", "now", "offer", "offers", "reply",
             "round", "scope_level", "stage", "walk_away"))  # fmt: skip
def reply_final(k: Known) -> Found | Silent:
    """A final offer: thank, ask one question that leaves the figures alone, then decide."""
    if k.reply is not TheirReply.FINAL:
        return silent(_OTHER)
    one = _left_to_ask(k)
    rival = k.cited.offer.company if one == "rival" and k.cited else ""
    return found(company=k.offer.company, one=one, rival=rival)


def _left_to_ask(k: Known) -> str:
    """The one thing that a final answer leaves to ask: time where somebody else still decides,
    whether it holds beside a better offer in writing, else what was hardly part of it."""
    if k.under_limit:
        return "no"
    if k.stage_said is not Talks.AGREED and buys_time(k):
        return "time"
    if enough_asked(k):
        return "nothing"
    if level_is_low(k):
        return "level"
    if k.cited is not None and k.cited.leads:
        return "rival"
    if k.current_said is not None and first_year_gap(k) is not None:
        return "bridge"
    if k.ask_made is not None and k.ask_made.confirm:
        return "confirm"
    return "review" if k.offer.sign_on else "sign-on"


@rule("reply-salary-history", Stage.REPLY, Kind.NOTE, number=47,
      cites=("ca-labor-432-3", "greenlowe"), reads=("region", "reply"))  # fmt: skip
def reply_salary_history(k: Known) -> Found | Silent:
    """Past pay is not volunteered; the talk goes back to the range of this role."""
    if k.reply is not TheirReply.SALARY_HISTORY:
        return silent(_OTHER)
    law = next((law for law in k.laws if LawTopic.SALARY_HISTORY in law.topics), None)
    values: dict[str, Value] = {"place": law.place if law else "", "statute": ""}
    if law is None:
        return Found(values)
    return Found({**values, "statute": law.statute}, source=law.source)


@rule("reply-sign-today", Stage.REPLY, Kind.NOTE, number=48, cites=("mason-2013", "haseeb"),
      reads=("ask", "ask.total", "offer", "ready_to_sign", "reply"))  # fmt: skip
def reply_sign_today(k: Known) -> Found | Silent:
    """What would it take today: a precise figure you would truly sign at, or a day. Not the floor."""  # noqa: E501
    if k.reply is not TheirReply.SIGN_TODAY:
        return silent(_OTHER)
    ready = "yes" if k.ready_to_sign else "no"
    if k.offer.base is None:
        return Found({"total": "", "ready": ready}, answer="offer.base")
    return Found({"total": k.ask_total, "ready": ready}, answer="ready_to_sign")


@rule("reply-no-negotiation", Stage.REPLY, Kind.NOTE, number=49, cites=("hello-interview",),
      reads=("offer", "reply"))  # fmt: skip
def reply_no_negotiation(k: Known) -> Found | Silent:
    """They do not negotiate: ask which items are fixed, and which are not."""
    if k.reply is not TheirReply.NO_NEGOTIATION:
        return silent(_OTHER)
    return found(company=k.offer.company)


@rule("reply-top-of-band", Stage.REPLY, Kind.NOTE, number=50, cites=("chip-huyen", "sirjohnnymai"),
      reads=("offer", "reply"))  # fmt: skip
def reply_top_of_band(k: Known) -> Found | Silent:
    """The top of the band: ask which band and level, then the level, or cash paid once."""
    if k.reply is not TheirReply.TOP_OF_BAND:
        return silent(_OTHER)
    return found(company=k.offer.company)


@rule("reply-peers", Stage.REPLY, Kind.NOTE, number=51, cites=("haseeb",), reads=("proof", "reply"))
def reply_peers(k: Known) -> Found | Silent:
    """Others get the same: answer with what this role needs, never with others' pay."""
    if k.reply is not TheirReply.PEERS:
        return silent(_OTHER)
    return Found({"proof": "yes" if k.proofs else "no"}, answer="proof")


@rule("reply-send-proof", Stage.REPLY, Kind.WARN, number=52, cites=("handlerkron", "yurikachan"),
      reads=("competing", "reply"))  # fmt: skip
def reply_send_proof(k: Known) -> Found | Silent:
    """They want to see the other offer: what is true and allowed, redacted; never a forgery."""
    if k.reply is not TheirReply.SEND_PROOF:
        return silent(_OTHER)
    cited = k.cited
    if cited is None:
        return found(rival="", written="no")
    written = cited.offer.status is Status.WRITTEN
    return found(rival=cited.offer.company, written="yes" if written else "no")


@rule("reply-match-then-yes", Stage.REPLY, Kind.NOTE, number=53, cites=("haseeb",),
      reads=("ready_to_sign", "reply"))  # fmt: skip
def reply_match_then_yes(k: Known) -> Found | Silent:
    """Would you sign if we match: an honest answer, or no request for a match."""
    if k.reply is not TheirReply.MATCH_THEN_YES:
        return silent(_OTHER)
    ready = "yes" if k.ready_to_sign else "no"
    return Found({"ready": ready}, answer="ready_to_sign")


@rule("reply-equity-upside", Stage.REPLY, Kind.NOTE, number=54, cites=("carta",),
      reads=("offers", "reply"))  # fmt: skip
def reply_equity_upside(k: Known) -> Found | Silent:
    """Upside is not pay: the grant is valued at today's price."""
    if k.reply is not TheirReply.EQUITY_UPSIDE:
        return silent(_OTHER)
    paper = k.comparison.own.value.worth.paper
    return found(paper=paper if paper is not None else "")
