"""The cases whose sheets are looked at: usual ones, full ones, and the worst that can be typed."""

from __future__ import annotations

from typing import Any

from bot.core.facts import Names
from bot.reading.case import Case
from bot.reading.situation import situation
from bot.rules.plan import Plan, plan
from bot.scripts.brief import brief
from bot.scripts.page import Page
from bot.scripts.private import private
from bot.scripts.private_sheet import private_sheet
from bot.scripts.report import report
from tests.scripts.test_guard import WORLD

_LONG = "Internationale Gesellschaft für angewandte Verhandlungsforschung und Beratung"
_RIVALS = {"OpenAI": (250_000, 480_000), "Google": (240_000, 400_000), "Meta": (262_000, 390_000),
           "Anthropic": (251_000, 300_000), "Netflix": (300_000, 0)}  # fmt: skip
MAIN: dict[str, Any] = {
    "region": "san-francisco", "level": "Google L5", "recruiter": "Dana",
    "offer": {"base": 215_000, "equity": 300_000},
}  # fmt: skip
PAPERS: dict[str, dict[str, Any]] = {
    "main": MAIN,
    "five-offers": {
        **MAIN,
        "offer": {"base": 215_000, "equity": 300_000, "sign_on": 25_000, "bonus_percent": 15},
        "competing": [{"company": c, "base": b, "equity": e} for c, (b, e) in _RIVALS.items()],
        "proof": {
            "agentic": "Built the agent that closes 40% of tickets",
            "data_quality": {"area": "label error detection",
                             "evidence": "Cut label errors from 6% to 2% across 12 million rows"},
        },
        "reason": "the chance to build evaluations from scratch", "haircut_percent": 30,
        "ready_to_sign": "I can sign this week at that package", "candidate": "Zoë Łukasiewicz",
        "walk_away": {"base": 225_000, "equity": 380_000},
    },
    "long-names": {
        "region": "berlin", "guide": None, "target": {"base": 98_000, "equity": 80_000},
        "offer": {"company": _LONG, "base": 85_000, "equity": 60_000},
        "competing": [{"company": f"{_LONG[:70]} {n}", "base": 90_000 + 1000 * n, "equity": 50_000}
                      for n in range(4)],
        "reason": "the team’s work on “small” things – ñandú, złoty, € and £",
        "candidate": "Ñandú García-Ľubomír de la Peña", "recruiter": "Maximiliane von Łódź",
    },
    "berlin": {
        "region": "berlin", "guide": None, "target": {"base": 98_000, "equity": 60_000},
        "offer": {"company": "Acme GmbH", "base": 85_000, "equity": 40_000, "status": "verbal"},
        "walk_away": {"base": 90_000},
    },
    "bangalore": {
        "region": "bangalore", "guide": None, "target": {"base": 5_200_000, "equity": 8_000_000},
        "offer": {"company": "Infra Labs", "base": 4_200_000, "equity": 6_000_000},
        "competing": [{"company": "Flipkart", "base": 4_800_000, "equity": 6_000_000}],
    },
    "no-counter": {**MAIN, "offer": {"base": 262_000, "equity": 520_000}},
    "no-target": {"region": "london", "guide": None, "offer": {"company": "Acme", "base": 80_000}},
}  # fmt: skip
WIDE, WIDEST = "W" * 80, "W" * 300
_OWN: dict[str, Any] = {**MAIN, "target": {"base": 248_000, "equity": 400_000}}
HOSTILE: dict[str, dict[str, Any]] = {
    "formula": {**_OWN, "offer": {**MAIN["offer"], "company": "=cmd()|' | /C 😀"}},
    "wide": {
        **_OWN,
        "offer": {**MAIN["offer"], "company": WIDE},
        "competing": [{"company": f"{n:02} {WIDE}"[:80], "base": 290_000 + n, "equity": 500_000}
                      for n in range(12)],
        "proof": {lever: {"area": WIDEST, "evidence": WIDEST}
                  for lever in ("agentic", "evaluation", "rlhf", "data_quality")},
        "reason": WIDEST, "ready_to_sign": WIDEST, "candidate": WIDE, "recruiter": WIDE,
    },
    "wide-with-a-guide": {
        **MAIN,
        "competing": [{"company": WIDE, "base": 250_000, "equity": 480_000}],
        "proof": {lever: {"area": WIDEST, "evidence": WIDEST} for lever in ("agentic", "rlhf")},
        "reason": WIDEST, "ready_to_sign": WIDEST, "candidate": WIDE, "recruiter": WIDE,
    },
    "scripts": {**_OWN, "offer": {**MAIN["offer"], "company": "株式会社 谷口👩‍💻 العربية עברית"},
                "ready_to_sign": "株式会社" * 70, "candidate": "e\u0301\u0301\u200dx"},
}  # fmt: skip


def made(case: dict[str, Any]) -> tuple[Plan, Names]:
    facts, names = situation(Case.model_validate(case), WORLD)
    return plan(facts, WORLD), names


def brief_of(case: dict[str, Any]) -> Page | None:
    planned, names = made(case)
    return brief(planned, names, WORLD)


def sheet_of(case: dict[str, Any]) -> Page:
    planned, names = made(case)
    findings = report(planned, names, WORLD).findings
    return private_sheet(private(planned, findings, WORLD), WORLD)


def pages(case: dict[str, Any]) -> dict[str, Page]:
    """Both sheets by name; no brief where nothing may be said."""
    said = brief_of(case)
    return {"private": sheet_of(case), **({"brief": said} if said else {})}
