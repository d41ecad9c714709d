"""The letters beyond the first six, the words for a reply, and the three tones."""

from __future__ import annotations

import re
from typing import Any

import pytest

from bot.core.facts import TheirReply, Tone
from bot.rules.strategies import TABLE, Strategy
from bot.scripts.report import PlanReport
from tests.scripts.test_letters import MORE, WITH_OFFER, call, email, figures, written

MID: dict[str, Any] = {**WITH_OFFER, "level": "Google L4"}
DUE = {**MID["offer"], "deadline": "2026-11-27"}
OPEN_PROCESS = {"company": "OpenAI", "status": "in_process", "deadline": "2026-12-04"}
CASES: dict[Strategy, dict[str, Any]] = {
    Strategy.LEVEL_FIRST: {**MID, "scope_level": "Google L5"},
    Strategy.BRIDGE: {
        **MID, "current_job": {"company": "Acme", "base": 300_000, "unvested": 200_000,
                               "coming_bonus": 30_000},
    },
    Strategy.TRADE: {**MID, "reply": "top_of_band"},
    Strategy.LAST_QUESTION: {**MID, "reply": "final"},
    Strategy.BUY_TIME: {**MID, "offer": DUE, "now": "2026-11-23", "competing": [OPEN_PROCESS]},
    Strategy.IN_WRITING: {**MID, "stage": "agreed", "competing": [OPEN_PROCESS]},
    Strategy.STILL_OPEN: {**MID, "offer": DUE, "now": "2026-11-28"},
    Strategy.DECLINE: {**MID, "reply": "final", "walk_away": {"base": 250_000, "equity": 450_000}},
}  # fmt: skip
MORE_FACTS: tuple[dict[str, Any], ...] = (
    {},
    {"candidate": "Ana", "recruiter": "Dana", "reason": "the evaluation team"},
    {"proof": {"agentic": "Cut label errors from 6% to 2%", "rlhf": "Led reward modeling"}},
    {"ready_to_sign": "I can sign this week at that package", "reason": "the team"},
)
TONES = [tone.value for tone in Tone]


def all_of(strategy: Strategy) -> list[tuple[dict[str, Any], PlanReport]]:
    cases = [{**CASES[strategy], **more, "tone": tone} for more in MORE_FACTS for tone in TONES]
    return [(case, written(case)) for case in cases]


def test_each_strategy_stands_in_the_table_once_and_names_known_rules() -> None:
    assert sorted(row.strategy for row in TABLE) == sorted(Strategy)
    assert set(CASES) == set(MORE)


@pytest.mark.parametrize("strategy", MORE)
def test_each_letter_is_made_short_and_without_offence(strategy: Strategy) -> None:
    for case, made in all_of(strategy):
        assert made.strategy == strategy.value, case
        assert not [f for f in made.findings if f.rule.startswith("guard.")]
        assert len(email(made).split()) < 200
        assert len(call(made).split()) < 400
        assert "THEN STOP" in call(made)
        assert not re.search(r"  |\n\n\n| ,| \.", email(made))


@pytest.mark.parametrize("strategy", MORE)
def test_the_floor_is_in_none_of_them(strategy: Strategy) -> None:
    for _, made in all_of(strategy):
        asked = made.ask.model_dump().values() if made.ask else ()
        known = {*asked, made.offer.base, made.offer.equity, made.offer.total}
        private = {made.floor.base, made.floor.equity, made.floor.total} - known - {None}
        for text in (email(made), call(made), made.drafts.reply or ""):
            assert not private & set(figures(text))


@pytest.mark.parametrize(
    "strategy",
    [
        Strategy.LEVEL_FIRST,
        Strategy.BUY_TIME,
        Strategy.STILL_OPEN,
        Strategy.DECLINE,
        Strategy.LAST_QUESTION,
    ],
)
def test_these_name_no_figure(strategy: Strategy) -> None:
    for _, made in all_of(strategy):
        assert not figures(email(made)) and not figures(call(made))


def test_a_bridge_names_what_is_forfeited_and_the_sign_on_once() -> None:
    # staying: 300 + 200 / 4 + 30 = 380; here 215 + 75 = 290: 90 to bridge
    body = email(written(CASES[Strategy.BRIDGE]))
    for figure in ("$30,000", "$200,000", "$90,000"):
        assert body.count(figure) == 1


def test_time_is_asked_for_with_the_open_process_and_not_with_a_written_offer() -> None:
    """What is in writing is never called verbal, and is no reason for another day."""
    rival = {"company": "Acme", "base": 225_000, "equity": 400_000}
    case = {**CASES[Strategy.BUY_TIME], "competing": [rival, OPEN_PROCESS]}
    for text in (email(written(case)), call(written(case))):
        assert "in process with OpenAI" in text and "Friday 4 December 2026" in text
        assert "Acme" not in text and "verbal" not in text and not figures(text)


@pytest.mark.parametrize("strategy", MORE)
def test_signing_is_promised_only_where_it_is_said_at_what(strategy: Strategy) -> None:
    made = written({**CASES[strategy], "ready_to_sign": "I can sign this week at that package"})
    promised = "sign this week" in email(made)
    assert promised is (strategy in (Strategy.BRIDGE, Strategy.TRADE))
    assert ("sign this week" in call(made)) is promised


def test_a_final_answer_before_the_other_one_is_met_with_a_question_for_time_alone() -> None:
    made = written({**CASES[Strategy.BUY_TIME], "reply": "final"})
    assert made.drafts.reply and "until Friday 4 December 2026" in made.drafts.reply
    assert "sign-on" not in made.drafts.reply


def test_after_a_yes_nothing_is_asked_for_but_the_terms_in_writing() -> None:
    """And no other process is named: it is over."""
    made = written(CASES[Strategy.IN_WRITING])
    offer = made.offer
    assert set(figures(email(made))) <= {offer.base, offer.equity_whole, 4}
    assert "in writing" in email(made) and "OpenAI" not in email(made) + call(made)
    assert "ask for" not in email(made)


def test_a_trade_names_two_packages_and_asks_which() -> None:
    made = written(CASES[Strategy.TRADE])
    for package in made.packages[-2:]:
        assert f"${package.base:,}" in email(made) and f"${package.equity:,}" in email(made)
    assert "Which of the two is easier for you?" in email(made)


def test_time_is_asked_for_until_the_day_the_other_process_decides() -> None:
    body = email(written(CASES[Strategy.BUY_TIME]))
    assert "Friday 27 November 2026" in body and "until Friday 4 December 2026" in body
    assert "I have no offer" in body


@pytest.mark.parametrize("tone", TONES)
def test_the_tones_differ_and_ask_for_the_same(tone: str) -> None:
    plain, other = written(WITH_OFFER), written({**WITH_OFFER, "tone": tone})
    assert figures(email(plain)) == figures(email(other))
    assert (email(plain) == email(other)) == (tone == "plain")
    for threat in ("or else", "ultimatum", "final offer", "walk away"):
        assert threat not in email(other).casefold()


@pytest.mark.parametrize("reply", list(TheirReply))
def test_each_reply_has_words_and_a_finding(reply: TheirReply) -> None:
    for more in MORE_FACTS:
        made = written({**WITH_OFFER, **more, "reply": reply.value})
        assert f"reply-{reply.value.replace('_', '-')}" in {f.rule for f in made.findings}
        words = made.drafts.reply
        assert words and 8 < len(words.split()) < 90
        assert not {made.floor.base, made.floor.equity, made.floor.total} & set(figures(words))
        assert ("sign this week" in words) <= ("ready_to_sign" in more)
