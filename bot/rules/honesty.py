"""Rules that keep the private view honest: what is better, what is one source's suggestion."""

from __future__ import annotations

from bot.core.facts import BaseChoice
from bot.core.offer import Status
from bot.guides.library import provenance
from bot.rules.ground import Kind as GroundKind
from bot.rules.known import Known
from bot.rules.registry import Found, Kind, Value, found, rule


@rule("rival-better", Kind.NOTE, cites=("the-person",))
def rival_better(k: Known) -> Found | None:
    """Only a written rival whose total exceeds the offer's is called better, by name."""
    offered = k.offer_total
    better = next((r for r in k.rivals.written if r.total > offered), None)
    if better is None:
        return None
    return found(rival=better.offer.company, total=better.total, by=better.total - offered)


@rule("below-floor", Kind.NOTE, cites=("founding-guide", "malhotra-2014"))
def below_floor(k: Known) -> Found | None:
    """One unverified source's floor is no reason by itself to decline anything."""
    if k.facts.walk_away.base is not None or k.facts.walk_away.equity is not None:
        return None
    offered, floor = k.offer_total, k.floor_total
    if offered >= floor or any(r.total > offered for r in k.rivals.written):
        return None
    return found(by=floor - offered)


@rule("below-walk-away", Kind.NOTE, cites=("the-person", "reservation-point"))
def below_walk_away(k: Known) -> Found | None:
    """The person's own limit is theirs; the offer's distance from it is told, privately."""
    if k.facts.walk_away.base is None and k.facts.walk_away.equity is None:
        return None
    if k.offer_total >= k.floor_total:
        return None
    return found(by=k.floor_total - k.offer_total)


@rule("floor-suggested", Kind.NOTE, cites=("founding-guide", "reservation-point"))
def floor_suggested(k: Known) -> Found | None:
    """Until the person adopts a floor, it is the guide's suggestion and nothing more."""
    said = k.facts.walk_away
    if k.ground.floor.base is None or (said.base is not None and said.equity is not None):
        return None
    own = k.ground.kind is GroundKind.OWN_BAND
    return Found({"whose": "own-band" if own else "guide"}, answer="walk_away")


@rule("base-above-posted", Kind.WARN, cites=("scale-adverts",))
def base_above_posted(k: Known) -> Found | None:
    """A base above the highest one the employer itself posts is said so, with the advert."""
    posted = k.posted
    top = posted.base.high
    base = k.ask_base
    floor = k.floor.base
    choice = k.facts.base_choice
    over_floor = floor is not None and floor.amount > top
    if k.ask.confirm or (base.amount <= top and not over_floor):
        return None
    origin = provenance(posted, k.world.companies[k.guide.company])
    highest = type(base).of(top, base.currency)
    here = k.facts.region in posted.regions
    values: dict[str, Value] = {
        "base": base,
        "posted": highest,
        "title": posted.title,
        "address": posted.address,
        "date": origin.as_of or "",
        "company": k.offer.company,
        "over_floor": "yes" if over_floor else "no",
        "over_ask": "yes" if base > highest else "no",
        "here": "yes" if here else "no",
        "held": "yes" if choice is BaseChoice.POSTED else "no",
        "by": base - highest,
    }
    return Found(values, source=posted.source, answer="base_choice")


@rule("no-room", Kind.WARN, cites=("reservation-point",))
def no_room(k: Known) -> Found | None:
    """When ask and floor are the same there is nothing left to give."""
    package, floor = k.ask.package, k.floor
    if floor.base is None or (package.base, package.equity) != (floor.base, floor.equity):
        return None
    return Found({"total": k.ask_total}, answer="walk_away")


@rule("rival-not-ranked", Kind.NOTE, cites=("our-reading",))
def rival_not_ranked(k: Known) -> Found | None:
    """A rival without known equity, or in another currency, is listed and not compared."""
    names = tuple(offer.company for offer in k.rivals.unranked)
    return found(names=names) if names else None


@rule("only-written-moves", Kind.NOTE, cites=("insidercareerstrategies",))
def only_written_moves(k: Known) -> Found | None:
    """A verbal offer or a process may be named, but it does not move the ask."""
    names = tuple(
        offer.company for offer in k.facts.competing if offer.status is not Status.WRITTEN
    )
    return found(names=tuple(sorted(names))) if names else None


@rule("cited-rival", Kind.NOTE, cites=("haseeb", "insidercareerstrategies"))
def cited_rival(k: Known) -> Found | None:
    """Says which rival the letter names, and how much of it."""
    cited = k.cited
    if cited is None or k.ask.confirm:
        return None
    return found(rival=cited.offer.company, form=cited.form.value, status=cited.offer.status.value)


@rule("premium-with-proof", Kind.NOTE, cites=("founding-guide",))
def premium_with_proof(k: Known) -> Found | None:
    """With agentic proof the guide's own equity range is a reason to hold firm; no multiplier."""
    if k.ground.kind is not GroundKind.GUIDE:
        return None
    if not any(proof.lever == "agentic" for proof in k.facts.proof):
        return None
    span = k.guide.premium.equity_with_proof
    whole = k.ground.target.equity
    if whole is None:
        return None
    return found(
        low=type(whole).of(span.low, whole.currency), high=type(whole).of(span.high, whole.currency)
    )


@rule("own-target-unused", Kind.NOTE, cites=("founding-guide",))
def own_target_unused(k: Known) -> Found | None:
    """Where the guide covers a person, its position leads; a walk-away is what binds."""
    said = k.facts.target
    if k.ground.kind is not GroundKind.GUIDE or (said.base is None and said.equity is None):
        return None
    return Found({}, answer="walk_away")
