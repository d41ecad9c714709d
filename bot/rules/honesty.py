"""Rules that keep the private view honest: what is better, what is one source's suggestion."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bot.core.facts import BaseChoice
from bot.core.offer import Status
from bot.guides.library import provenance
from bot.rules.ground import Kind as GroundKind
from bot.rules.known import Known, NeedFact
from bot.rules.registry import Cap, Found, Kind, Silent, Stage, Value, found, rule, silent
from bot.rules.turn import enough_asked, figures_closed, names_rival


@rule("rival-better", Stage.LEVERAGE, Kind.NOTE, cites=("the-person",),
      reads=("competing", "offer.total"))  # fmt: skip
def rival_better(k: Known) -> Found | Silent:
    """Only a written rival whose total exceeds the offer's is called better, by name."""
    offered = k.offer_total
    better = next((r for r in k.rivals.written if r.above), None)
    if better is None:
        return silent("no written rival is above the offer")
    return found(rival=better.offer.company, total=better.total, by=better.total - offered)


@rule("below-floor", Stage.GROUND, Kind.NOTE, cites=("founding-guide", "malhotra-2014"),
      reads=("competing", "floor.total", "offer.total", "walk_away"))  # fmt: skip
def below_floor(k: Known) -> Found | Silent:
    """One unverified source's floor is no reason by itself to decline anything."""
    if k.walk_away.base is not None or k.walk_away.equity is not None:
        return silent("the offer reaches the suggested floor, or another rule speaks of it")
    offered, floor = k.offer_total, k.floor_total
    if offered >= floor or any(r.total > offered for r in k.rivals.written):
        return silent("the offer reaches the suggested floor, or another rule speaks of it")
    return found(by=floor - offered)


@rule("below-walk-away", Stage.GROUND, Kind.NOTE, cites=("the-person", "reservation-point"),
      reads=("floor.total", "offer.total", "walk_away"))  # fmt: skip
def below_walk_away(k: Known) -> Found | Silent:
    """The person's own limit is theirs; the offer's distance from it is told, privately."""
    if k.walk_away.base is None and k.walk_away.equity is None:
        return silent("no walk-away was set, or the offer reaches it")
    if k.offer_total >= k.floor_total:
        return silent("no walk-away was set, or the offer reaches it")
    return found(by=k.floor_total - k.offer_total)


@rule("floor-suggested", Stage.GROUND, Kind.NOTE, number=9,
      cites=("founding-guide", "reservation-point"), reads=("ground", "walk_away"))  # fmt: skip
def floor_suggested(k: Known) -> Found | Silent:
    """Until the person adopts a floor, it is the guide's suggestion and nothing more."""
    said = k.walk_away
    if k.ground.floor.base is None or (said.base is not None and said.equity is not None):
        return silent("no floor is suggested, or your own is set")
    own = k.ground.kind is GroundKind.OWN_BAND
    return Found({"whose": "own-band" if own else "guide"}, answer="walk_away")


@rule("base-above-posted", Stage.CAP, Kind.WARN, cites=("scale-adverts",),
      reads=("ask", "ask.base", "base_choice", "floor", "ground", "guide", "offer", "posted",
             "posted_range", "region"))  # fmt: skip
def base_above_posted(k: Known) -> Found | Silent:
    """A base above the highest one the employer itself posts is said so, with the advert."""
    highest = k.posted_top
    if highest is None:
        raise NeedFact("posted_range")
    base, floor = k.ask_base, k.floor.base
    over_floor = floor is not None and floor > highest
    if k.ask.confirm or (base <= highest and not over_floor):
        return silent("the base is within what the employer posts")
    advert = _advert(k)
    values: dict[str, Value] = {
        "base": base,
        "posted": highest,
        "company": k.offer.company,
        "over_floor": "yes" if over_floor else "no",
        "over_ask": "yes" if base > highest else "no",
        "held": "yes" if k.base_choice is BaseChoice.POSTED else "no",
        "binds": "no" if k.ground.kind is GroundKind.GUIDE else "yes",
        "by": base - highest,
        **advert.values,
    }
    answer = "base_choice" if k.ground.kind is GroundKind.GUIDE else "walk_away"
    return Found(values, source=advert.source, answer=answer, effect=Cap(base=highest))


@dataclass(frozen=True, slots=True)
class _Advert:
    values: Mapping[str, Value]
    source: str


def _advert(k: Known) -> _Advert:
    """The advert that the person found, else the employer's highest one among the data."""
    said = k.posted_range
    if said is not None:
        values: dict[str, Value] = {"address": said.address, "date": said.date, "title": ""}
        return _Advert({**values, "here": "yes"}, "the-person")
    posted = k.posted
    origin = provenance(posted, k.world.companies[k.guide.company])
    here = "yes" if k.region in posted.regions else "no"
    return _Advert(
        {"title": posted.title, "address": posted.address, "date": origin.as_of or "",
         "here": here}, posted.source or "scale-adverts",
    )  # fmt: skip


@rule("no-room", Stage.GROUND, Kind.WARN, cites=("reservation-point",),
      reads=("ask", "ask.total", "floor"))  # fmt: skip
def no_room(k: Known) -> Found | Silent:
    """When ask and floor are the same there is nothing left to give."""
    package, floor = k.ask.package, k.floor
    if floor.base is None or (package.base, package.equity) != (floor.base, floor.equity):
        return silent("the ask lies above the floor")
    return Found({"total": k.ask_total}, answer="walk_away")


@rule("rival-not-ranked", Stage.LEVERAGE, Kind.NOTE, cites=("our-reading",), reads=("competing",))
def rival_not_ranked(k: Known) -> Found | Silent:
    """A rival without known equity, or in another currency, is listed and not compared."""
    names = tuple(offer.company for offer in k.rivals.unranked)
    return found(names=names) if names else silent("every rival can be compared")


@rule("only-written-moves", Stage.LEVERAGE, Kind.NOTE, number=16,
      cites=("insidercareerstrategies",), reads=("competing",))  # fmt: skip
def only_written_moves(k: Known) -> Found | Silent:
    """A verbal offer or a process may be named, but it does not move the ask."""
    names = tuple(offer.company for offer in k.competing if offer.status is not Status.WRITTEN)
    return found(names=tuple(sorted(names))) if names else silent("every rival is in writing")


@rule("cited-rival", Stage.LEVERAGE, Kind.NOTE, cites=("haseeb", "insidercareerstrategies"),
      reads=("ask", "competing", "reply", "round", "stage", "walk_away"))  # fmt: skip
def cited_rival(k: Known) -> Found | Silent:
    """Says which rival the letter names, and how much of it."""
    cited = k.cited
    if cited is None or k.ask.confirm or enough_asked(k) or not names_rival(k, cited):
        return silent("no rival is cited")
    return found(rival=cited.offer.company, form=cited.form.value, status=cited.offer.status.value)


@rule("premium-with-proof", Stage.LEVERAGE, Kind.NOTE, cites=("founding-guide",),
      reads=("ask", "ground", "guide", "proof", "reply", "round", "stage",
             "walk_away"))  # fmt: skip
def premium_with_proof(k: Known) -> Found | Silent:
    """With agentic proof the guide's own equity range is a reason to hold firm; no multiplier."""
    if k.ground.kind is not GroundKind.GUIDE:
        return silent("no guide leads, or no agentic proof was given")
    if not any(proof.lever == "agentic" for proof in k.proof):
        return silent("no guide leads, or no agentic proof was given")
    if k.ask.confirm or figures_closed(k):
        return silent("no figure is asked for")
    span = k.guide.premium.equity_with_proof
    whole = k.ground.target.equity
    if whole is None:
        return silent("no guide leads, or no agentic proof was given")
    return found(
        low=type(whole).of(span.low, whole.currency), high=type(whole).of(span.high, whole.currency)
    )


@rule("own-target-unused", Stage.GROUND, Kind.NOTE, cites=("founding-guide",),
      reads=("ground", "target"))  # fmt: skip
def own_target_unused(k: Known) -> Found | Silent:
    """Where the guide covers a person, its position leads; a walk-away is what binds."""
    said = k.target
    if k.ground.kind is not GroundKind.GUIDE or (said.base is None and said.equity is None):
        return silent("no guide leads, or no target was given")
    return Found({}, answer="walk_away")
