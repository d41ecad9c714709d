"""Rules about what is missing before a draft can be honest."""

from __future__ import annotations

from bot.rules.ground import Kind as GroundKind
from bot.rules.known import Known
from bot.rules.registry import Found, Kind, Silent, Stage, Value, rule, silent
from bot.rules.turn import figures_closed


@rule("needs-target", Stage.VETO, Kind.BLOCK, cites=("haseeb",), reads=("ground", "offer"))
def needs_target(k: Known) -> Found | Silent:
    """Without a guide the person's own target or a trusted band is needed for an ask."""
    if k.ground.kind is not GroundKind.NOTHING:
        return silent("there are figures to stand on")
    return Found({"company": k.offer.company}, answer="target.base")


@rule("needs-reason", Stage.VETO, Kind.BLOCK, cites=("haseeb",),
      reads=("ask", "competing", "ground", "reason", "reply", "round", "stage",
             "walk_away"))  # fmt: skip
def needs_reason(k: Known) -> Found | Silent:
    """Above the band, money alone cannot explain why the person still wants this job."""
    if not k.ask.above_band or k.reason is not None or k.ask.confirm:
        return silent("the ask is within the band, or a reason was given")
    if figures_closed(k):
        return silent("no more is asked for, so nothing has to be explained")
    rival = k.rivals.written[0]
    band = "yes" if k.ground.band else "no"
    values: dict[str, Value] = {"rival": rival.offer.company, "total": rival.total, "band": band}
    return Found(values, answer="reason")


@rule("no-number-yet", Stage.PROCESS, Kind.NOTE, number=1, cites=("patio11", "haseeb"),
      reads=("offer",))  # fmt: skip
def no_number_yet(k: Known) -> Found | Silent:
    """Before they have named a base, the first move is to ask for their range."""
    if k.offer.base is None and k.offer.wage is None:
        return Found({"company": k.offer.company}, answer="offer.base")
    return silent("a base was named")
