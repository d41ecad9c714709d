"""Law notes as rules: one for each note in the data, so that none is known to code by name."""

from __future__ import annotations

from bot.core.facts import TheirReply
from bot.guides.library import World
from bot.guides.schema import Law, LawTopic
from bot.rules.known import Known
from bot.rules.registry import Check, Found, Kind, Rule, Silent, Stage, found, silent


def law_rules(world: World) -> tuple[Rule, ...]:
    """A rule for each law note: it speaks where the law holds and its topic has come up."""
    return tuple(
        Rule(
            id=f"law.{law.id}",
            stage=Stage.LAW,
            kind=Kind.NOTE,
            cites=(law.source or "law-notes",),
            check=_check(law),
            reads=("offer", "posted_range", "region", "reply"),
            words="law",
            since=str(law.as_of or "2026-11-23"),
        )
        for law in world.laws.values()
    )


def _check(law: Law) -> Check:
    def check(k: Known) -> Found | Silent:
        if all(held.id != law.id for held in k.laws):
            return silent("it does not hold in this region")
        if not _matters(law, k):
            return silent("neither past pay nor a missing range has come up")
        values = {"place": law.place, "statute": law.statute, "since": law.since}
        confidence = law.confidence.value if law.confidence else ""
        return found(**values, says=law.says, coach=law.coach, confidence=confidence)

    return check


def _matters(law: Law, k: Known) -> bool:
    """Past pay was asked for, or no range and no base was given."""
    asked = k.reply is TheirReply.SALARY_HISTORY and LawTopic.SALARY_HISTORY in law.topics
    missing = k.offer.base is None and k.offer.wage is None and k.posted_range is None
    return asked or (missing and LawTopic.PAY_RANGE in law.topics)
