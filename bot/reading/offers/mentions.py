"""Employers that a text names without speaking of an offer of theirs: left, beaten, a friend's."""

from __future__ import annotations

from collections.abc import Sequence

from bot.reading.offers.items import Company
from bot.reading.offers.name_words import PEOPLE
from bot.reading.tokens import Kind, Token

_SERVES = frozenset("supplier suppliers client clients customer alumni".split())
_CHECKED = frozenset(
    {"DBS", "EA", "AWS", "NHS"}
)  # a check, a licence and a wage are called so, too
_THIRTEENTH = frozenset({"13", "13th", "13.5"})  # the month that Singapore calls AWS
_CHECKS = frozenset("check checks clearance lic licence month 13 pension incl included".split())
_OF_PAY = frozenset({"month", "13", "incl", "included"})  # beside the wage AWS
_LEFT = frozenset("leaving behind leave left friend frend forfeit forfeiting over".split())
_IN_PASSING = frozenset(
    "ex joined declined through via mentioned mentioning about beat beats citing".split()
)
_SHARES = frozenset("rsu rsus shares stock gsus units".split())
_MEDIATED = frozenset("offer contract role job gig assignment".split())
_TOOLS = frozenset(
    {
        "Docusign",
        "Zoom",
        "Slack",
        "LinkedIn",
        "Workday",
        "Glassdoor",
        "Deel",
        "WhatsApp",
        "Remote.com",
    }
)
_BY_MEANS = frozenset("the a via through thru over by on in por per über".split())
_COMES = frozenset("me or comes coming link arrives envelope will to pending tomorrow tmrw".split())
_SHOWN = frozenset("showed shown show forwarded forward shared".split())
_ROLES = frozenset({"role", "title", "position", "job", "stack", "skills"})
_FRIENDS = frozenset({"roommate", "buddy", "flatmate", "classmate", "neighbor", "neighbour"})
_BEFORE, _BEHIND = 4, 5  # tokens


def in_passing(company: Company, tokens: Sequence[Token]) -> bool:
    """Whether an employer is only mentioned, or its name is really something else's."""
    before = [t.text for t in tokens[max(0, company.first - _BEFORE) : company.first]]
    last = before[-1] if before else ""
    left = last == "at" and not _LEFT.isdisjoint(before)
    served = last == "of" and not _SERVES.isdisjoint(before)
    following = tokens[company.last + 1].text if company.last + 1 < len(tokens) else ""
    means = last in _BY_MEANS or following in _COMES
    tool = company.name in _TOOLS and means and following != "offer"
    further = {t.text for t in tokens[max(0, company.first - 2 * _BEFORE) : company.first]}
    theirs = last in ("with", "to") and {"you", "talking"} <= further
    papers = following in ("offer", "letter") and last in ("my", "the")
    numbers = following == "numbers" and last == "the"  # "went back with the Meta numbers"
    shown = numbers or (papers and not _SHOWN.isdisjoint(before))
    counted = bool(company.first) and tokens[company.first - 1].kind is Kind.NUMBER
    shares = counted and following in _SHARES  # "1,140 AMZN RSUs"
    told = shown or (last in _BY_MEANS | {"my"} and before[-2:-1] == ["about"])
    role = (
        [t.text for t in tokens[1:2]] == [":"] and tokens[0].text in _ROLES and last in ("(", "/")
    )
    served = served or (following == "offer" and _is_of_a_friend(before))
    served = served or (last == "with" and "negotiated" in before)  # with another's package
    served = served or (last in ("at", "@") and "yoe" in before)  # "with 1 YOE at Amazon"
    mediated = last in ("through", "via") and not _MEDIATED.isdisjoint(before[-2:-1])
    return (
        told
        or role
        or shares
        or left
        or served
        or tool
        or theirs
        or (last in _IN_PASSING and not mediated)
        or _something_else(company, tokens)
    )


def _is_of_a_friend(before: Sequence[str]) -> bool:
    """ "My roommate's Google offer"."""
    owned = len(before) > 2 and before[-1] == "s" and before[-2] in ("'", "’")
    return owned and before[-3] in PEOPLE | _FRIENDS


def _something_else(company: Company, tokens: Sequence[Token]) -> bool:
    """The letters of a reference, "EA-20931"; a "DBS check"."""
    behind = tokens[company.last + 1 : company.last + 1 + _BEHIND]
    dashed = len(behind) > 1 and behind[0].text == "-" and all(t.tight for t in behind[:2])
    before = tokens[company.first - 1].text if company.first else ""
    summed = before == "+"  # "12 + AWS"
    checks = _CHECKS if company.name == "AWS" else _CHECKS - _OF_PAY
    checked = summed or not checks.isdisjoint(t.text for t in behind)
    if company.name == "AWS":  # a skill, "(AWS, Kafka)", or a wage
        checked = checked or before in ("(", "on", "using")
        checked = checked or not _THIRTEENTH.isdisjoint(t.text for t in tokens)
    numbered = dashed and behind[1].kind is Kind.NUMBER
    return (checked and company.name in _CHECKED) or numbered
