"""`coach parse` as a person runs it: texts, files, standard input; JSON, and a case."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.test_cli import coach

TWO = (
    "Got an offer from Scale AI in SF, Google L5, 215 base, 300 over 4. "
    "OpenAI gave me 250 + 520/4y in writing"
)


def parsed(*arguments: str, stdin: str = "") -> dict[str, Any]:
    done = coach("parse", *arguments, stdin=stdin)
    assert done.returncode == 0, done.stderr
    return dict(json.loads(done.stdout))


def test_what_is_said_has_its_value_and_its_place_and_the_rest_is_null() -> None:
    found = parsed(TWO)
    own, rival = found["offers"]
    assert (own["company"], own["level"], own["currency"]) == ("Scale AI", "Google L5", "USD")
    assert own["base"] == 215_000 and own["sign_on"] is None and own["status"] is None
    assert own["equity"]["total"] == 300_000 and own["equity"]["annual"] is None
    assert rival["status"] == "written" and rival["equity"]["years"] == 4
    assert found["ambiguous"] == [] and found["unread"] == []
    for stretch in found["read"]:
        assert TWO[stretch["start"] : stretch["end"]] == stretch["text"]
    assert {"offers.0.base", "offers.1.equity.total"} <= {s["path"] for s in found["read"]}


def test_two_readings_are_a_question_with_both_worked_out() -> None:
    found = parsed("-", stdin="Base 180, stock 120, TC 300")
    assert found["offers"][0]["equity"]["total"] is None
    (doubt,) = found["ambiguous"]
    assert doubt["path"] == "offers.0.equity.total" and doubt["question"].endswith("?")
    totals = [way["sets"]["offers.0.equity.total"] for way in doubt["readings"]]
    assert totals == [480_000, 120_000]
    assert "120,000 a year" in doubt["readings"][0]["says"]


def test_an_hourly_base_keeps_its_period_and_asks_for_the_hours() -> None:
    found = parsed("$95/hr contract at Netflix")
    assert (found["offers"][0]["base"], found["offers"][0]["pay_period"]) == (95, "hour")
    assert [doubt["path"] for doubt in found["ambiguous"]] == ["offers.0.hours_per_week"]


def test_decimals_print_as_numbers() -> None:
    found = parsed("Base $180,000, bonus 12.5%, 1,000 RSUs at $27.51")
    assert found["offers"][0]["bonus_percent"] == 12.5
    assert found["offers"][0]["equity"]["unit_price"] == 27.51


def test_a_case_made_of_a_text_gives_a_plan() -> None:
    case = coach("parse", TWO, "--format", "case").stdout
    plan = coach("plan", "-", "--format", "json", stdin=case)
    assert plan.returncode == 0, plan.stderr
    made = json.loads(plan.stdout)
    assert made["region"] == "san-francisco" and made["guide"] == "scale-ai/ml-ai-engineer"
    assert [offer["company"] for offer in made["offers"]] == ["Scale AI", "OpenAI"]
    assert made["offers"][1]["years"][0]["total"] == 250_000 + 520_000 // 4


def test_a_region_of_ones_own_gives_the_currency_and_stands_in_the_case() -> None:
    found = parsed("Acme offered 90k base and 10% bonus", "--region", "berlin")
    assert found["offers"][0]["currency"] == "EUR"
    case = parsed("Acme offered 90k base", "--region", "berlin", "--format", "case")
    assert case["region"] == "berlin" and case["offer"]["currency"] == "EUR"
    assert case["guide"] is None


def test_a_competing_offer_of_which_nothing_is_said_is_not_in_writing() -> None:
    text = "Google: 240k base, 600k RSU over 4. Meta: 250k base, 700k RSU over 4. Seattle"
    case = parsed(text, "--format", "case")
    assert case["competing"][0]["status"] == "in_process"


def test_a_letter_is_read_and_one_that_cannot_be_is_one_sentence(tmp_path: Path) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("Your annual base salary will be $185,000. Bonus: 12% of base.\n")
    assert parsed(str(letter))["offers"][0]["base"] == 185_000
    broken = tmp_path / "letter.pdf"
    broken.write_bytes(b"%PDF-1.7 and nothing more")
    done = coach("parse", str(broken))
    assert done.returncode == 2 and done.stdout == "" and done.stderr.count("\n") == 1


@pytest.mark.parametrize("arguments", [("missing.pdf",), ("Base 180", "--region", "atlantis")])
def test_trouble_is_one_sentence(arguments: tuple[str, ...]) -> None:
    done = coach("parse", *arguments)
    assert done.returncode == 2 and done.stdout == "" and done.stderr.count("\n") == 1
