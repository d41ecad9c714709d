"""The command line as a person runs it: real processes, exit codes, one sentence on trouble."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from email import message_from_bytes, policy
from pathlib import Path
from shutil import copytree, ignore_patterns
from typing import Any

import pytest

CASE = "region: san-francisco\nlevel: Google L5\noffer: {base: 215000, equity: 300000}\n"
JSON_CASE = json.dumps({"region": "sf", "offer": {"base": 215000, "equity": 300000}})


def coach(
    *arguments: str, stdin: str = "", home: Path | None = None
) -> subprocess.CompletedProcess[str]:
    environment = {"PATH": "/usr/bin:/bin", "HOME": str(home or "/nonexistent")}
    return subprocess.run(
        [sys.executable, "-m", "bot", *arguments],
        input=stdin, capture_output=True, text=True, check=False, env=environment,
        cwd=Path(__file__).parents[1],
    )  # fmt: skip


def planned(case: str) -> dict[str, Any]:
    done = coach("plan", "-", "--format", "json", stdin=case)
    assert done.returncode == 0, done.stderr
    return dict(json.loads(done.stdout))


def test_json_has_the_names_of_the_interface() -> None:
    plan = planned(CASE)
    assert plan["guide"] == "scale-ai/ml-ai-engineer" and plan["region"] == "san-francisco"
    assert plan["ask"] == {"base": 248_000, "equity": 475_000, "total": 366_750}
    assert plan["floor"] == {"base": 235_000, "equity": 420_000, "total": 340_000}
    assert plan["band"]["total"] == [276_250, 382_500]
    assert plan["strategy"] == "no_rival" and plan["levers"] == []
    for finding in plan["findings"]:
        assert {"rule", "kind", "text", "because", "source"} <= set(finding)
        assert finding["text"] and finding["because"] and finding["source"]
    for figure in plan["figures"].values():
        assert set(figure) == {"value", "formula", "inputs", "rule", "source"}
    assert plan["figures"]["ask.base"]["value"] == 248_000
    assert set(plan["drafts"]) == {"email", "call", "questions", "reply"}
    assert plan["drafts"]["questions"]


def test_the_operator_may_bring_another_file_of_rates(tmp_path: Path) -> None:
    rates = tmp_path / "rates.csv"
    rates.write_text("Date, USD, GBP, \n20 November 2026, 1.2, 0.8, \n")
    case = CASE + "competing: [{company: Acme, base: 80000, equity: 0, currency: GBP}]\n"
    environment = {**os.environ, "COACH_RATES": str(rates)}
    done = subprocess.run(
        [sys.executable, "-m", "bot", "plan", "-", "--format", "json"],
        input=case, capture_output=True, text=True, env=environment, check=True,
    )  # fmt: skip
    plan = json.loads(done.stdout)
    assert plan["offers"][1]["compared"] == 120_000  # 80,000 × 1.2 ÷ 0.8
    rates.write_text("no rates")
    done = subprocess.run(
        [sys.executable, "-m", "bot", "guides"], capture_output=True, text=True, env=environment
    )
    assert done.returncode and "rates.csv" in done.stderr and "Traceback" not in done.stderr


def test_what_if_shows_what_would_change_and_changes_nothing() -> None:
    made = coach("plan", "-", "--format", "json", "--what-if", "offer.base=260000", stdin=CASE)
    document = json.loads(made.stdout)
    paths = {change["path"]: (change["before"], change["after"]) for change in document["changed"]}
    assert paths["ask.base"] == (248_000, 260_000)
    assert document["before"] == planned(CASE)
    assert coach("plan", "-", "--what-if", "offer.bse=1", stdin=CASE).returncode == 2


def test_what_a_plan_shows_is_in_the_language_asked_for() -> None:
    def spanish(*words: str) -> str:
        return coach(*words, "--language", "es", stdin=CASE).stdout

    what_if = spanish("plan", "-", "--what-if", "offer.base=260000")
    assert what_if.startswith("¿Y si offer.base=260000?") and "260\xa0000" in what_if
    assert "se aplican" in spanish("plan", "-", "--explain")
    assert "Mínimo" in spanish("plan", "-", "--chart", "stand")
    assert "Asunto" in spanish("plan", "-", "--format", "email")
    assert "Por qué: " in spanish("rules", "15")
    asked = json.loads(spanish("parse", "UBS: CHF 145k base, bonus 20"))["ambiguous"]
    assert asked[0]["question"] == "¿Qué es esa cifra?"
    assert coach("rules", "15", "--language", "xx").returncode == 2


def test_a_rule_opens_by_its_id_and_by_its_number() -> None:
    by_number = json.loads(coach("rules", "15", "--format", "json").stdout)
    assert [rule["id"] for rule in by_number] == ["strongest-lever"]
    assert {"id", "no", "stage", "says", "why", "sources"} <= set(by_number[0])
    assert json.loads(coach("rules", "strongest-lever", "--format", "json").stdout) == by_number
    assert {rule["no"] for rule in json.loads(coach("rules", "--format", "json").stdout)} >= set(
        range(1, 61)
    )
    assert coach("rules", "no-such").returncode == 2


def test_explain_shows_every_rule_with_its_end() -> None:
    tree = coach("plan", "-", "--explain", stdin=CASE).stdout
    for rule in json.loads(coach("rules", "--format", "json").stdout):
        assert f" {rule['id']}: " in tree, rule["id"]


def test_why_opens_each_figure_of_the_ask_down_to_a_source() -> None:
    figures = planned(CASE)["figures"]
    for path in ("ask.base", "ask.equity", "ask.total", "floor.base", "floor.total", "gap.total"):
        assert "Negotiation guide" in " ".join(_sources(path, figures)), path


def _sources(path: str, figures: dict[str, Any]) -> list[str]:
    figure = figures[path]
    return [figure["source"], *(s for inner in figure["inputs"] for s in _sources(inner, figures))]


def test_a_json_case_is_read_as_well() -> None:
    assert planned(JSON_CASE)["ask"] == planned(CASE)["ask"]


def test_text_email_and_call() -> None:
    text = coach("plan", "-", stdin=CASE).stdout
    assert "Floor     $235,000 $420,000 $340,000" in text and "WHERE THE OFFER STANDS" in text
    assert max(len(line) for line in text.splitlines()) <= 100
    email = coach("plan", "-", "--format", "email", stdin=CASE).stdout
    assert email.startswith("Subject: ") and "$248,000" in email and "235" not in email
    call = coach("plan", "-", "--format", "call", stdin=CASE).stdout
    assert "THEY MAY SAY" in call and "235" not in call


@pytest.mark.parametrize(
    ("case", "says"),
    [
        ("region: sf\noffer: {bse: 1}\n", "case:2:9: offer.bse: this key is not known here"),
        ("region: san-francisco\n", "offer: this is required"),
        ("offer: {base: 1}\n", "region: this is required"),
        ("region: sf\noffer: {base: 215.5}\n", "case:2:9: offer.base: "),
        ("region: sf\noffer: {base: -5}\n", "offer.base"),
        ("region: sf\nlevel: L5\noffer: {base: 215000}\n", "case:2:1: level: 'L5' stands"),
        ("region: sf\nlevel: L99\noffer: {base: 215000}\n", "level"),
        ("region: Nowhere\noffer: {base: 215000}\n", "offer.currency"),
        ("region: sf\nguide: no/such\noffer: {base: 1}\n", "case:2:1: guide: "),
        ("region: sf\noffer: {base: 1, status: promised}\n", "offer.status"),
        ("region: sf\noffer: {base: 1}\nproof: {charm: lots}\n", "proof.charm"),
        ("region: sf\noffer: {base: 1}\ncompeting: [{base: 5}]\n", "competing.0.company"),
        ('region: sf\noffer: {base: 1}\ncandidate: "a\\nb"\n', "candidate: one line"),
        ("region: [1\n", "not readable as YAML"),
        ("", "case"),
        ("- 1\n", "case"),
    ],
)  # fmt: skip
def test_a_bad_case_is_one_sentence_with_its_field(case: str, says: str) -> None:
    done = coach("plan", "-", stdin=case)
    assert done.returncode == 2 and done.stdout == ""
    assert says in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1


@pytest.mark.parametrize("shape", ["email", "call", "eml", "mailto"])
def test_a_draft_that_cannot_be_is_exit_3(shape: str) -> None:
    leaking = CASE + "competing: [{company: Base 235k Inc, base: 250000, equity: 480000}]\n"
    for case in (leaking, "guide: null\nregion: Berlin\noffer: {company: Acme, base: 90000}\n"):
        done = coach("plan", "-", "--format", shape, stdin=case)
        assert (done.returncode, done.stdout) == (3, "")
        assert len(done.stderr.strip().splitlines()) == 1
        assert planned(case)["drafts"]["email"] is None


def test_the_email_as_a_draft_and_as_a_link() -> None:
    draft = subprocess.run(
        [sys.executable, "-m", "bot", "plan", "-", "--format", "eml"],
        input=CASE.encode(), capture_output=True, check=True, cwd=Path(__file__).parents[1],
    ).stdout  # fmt: skip
    assert draft.count(b"\n") == draft.count(b"\r\n")
    message = message_from_bytes(draft, policy=policy.default)
    assert message["X-Unsent"] == "1" and message["Subject"] == "My reply to the Scale AI offer"
    link = coach("plan", "-", "--format", "mailto", stdin=CASE).stdout
    assert link.startswith("mailto:?subject=My%20reply") and link.count("\n") == 1
    wordy = CASE + f"reason: {'世' * 290}\n"
    assert coach("plan", "-", "--format", "mailto", stdin=wordy).returncode == 3


def test_the_two_sheets_are_two_files(tmp_path: Path) -> None:
    brief, private = tmp_path / "brief.pdf", tmp_path / "private.pdf"
    done = coach("plan", "-", "--brief", str(brief), "--private-sheet", str(private), stdin=CASE)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == f"Written: {brief}\nWritten: {private}\n"
    assert brief.read_bytes()[:5] == private.read_bytes()[:5] == b"%PDF-"
    same = f"{tmp_path}/./brief.pdf"
    done = coach("plan", "-", "--brief", str(brief), "--private-sheet", same, stdin=CASE)
    assert done.returncode == 2 and "never one file" in done.stderr
    done = coach("plan", "-", "--brief", str(tmp_path / "no/such.pdf"), stdin=CASE)
    assert done.returncode == 2 and len(done.stderr.strip().splitlines()) == 1


def test_a_brief_that_cannot_be_is_exit_3_and_writes_nothing(tmp_path: Path) -> None:
    brief, private = tmp_path / "brief.pdf", tmp_path / "private.pdf"
    case = "guide: null\nregion: Berlin\noffer: {company: Acme, base: 90000}\n"
    done = coach("plan", "-", "--brief", str(brief), "--private-sheet", str(private), stdin=case)
    assert (done.returncode, done.stdout) == (3, "") and not list(tmp_path.iterdir())
    assert coach("plan", "-", "--private-sheet", str(private), stdin=case).returncode == 0


def test_an_implausible_amount_warns_and_goes_on() -> None:
    plan = planned("region: sf\noffer: {base: 215, equity: 300000}\n")
    assert "implausible-amount" in {finding["rule"] for finding in plan["findings"]}


def test_a_missing_file_is_one_sentence(tmp_path: Path) -> None:
    done = coach("plan", str(tmp_path / "none.yaml"))
    assert done.returncode == 2 and len(done.stderr.strip().splitlines()) == 1
    (tmp_path / "latin.yaml").write_bytes(b"region: M\xfcnchen\n")
    done = coach("plan", str(tmp_path / "latin.yaml"))
    assert done.returncode == 2 and "UTF-8" in done.stderr


def test_guides_schema_version_and_help() -> None:
    assert coach("guides").stdout.startswith("scale-ai/ml-ai-engineer  ML/AI Engineer at Scale AI")
    schema = json.loads(coach("schema").stdout)
    assert sorted(schema["required"]) == ["offer", "region"]
    assert schema["additionalProperties"] is False
    assert coach("--version").stdout.startswith("coach, version ")
    assert "coach chat" in coach("--help").stdout
    for command in ("plan", "guides", "schema", "chat", "serve"):
        assert "Example:" in coach(command, "--help").stdout


def test_a_chat_goes_on_where_it_was(tmp_path: Path) -> None:
    first = coach("chat", stdin="Scale AI\nSan Francisco\n", home=tmp_path)
    assert first.returncode == 0 and "At which level" in first.stdout
    second = coach("chat", stdin="Continue\nGoogle L5\n", home=tmp_path)
    assert "Welcome back" in second.stdout and "What base salary" in second.stdout


def test_the_same_bytes_under_any_hash_seed() -> None:
    case = CASE + "competing: [{company: B, base: 250000, equity: 480000}, {company: a, base: 9}]\n"
    outputs = {
        subprocess.run(
            [sys.executable, "-m", "bot", "plan", "-", "--format", "json"],
            input=case, capture_output=True, text=True, check=True,
            env={"PATH": "/usr/bin:/bin", "PYTHONHASHSEED": seed}, cwd=Path(__file__).parents[1],
        ).stdout
        for seed in ("0", "1", "4242")
    }  # fmt: skip
    assert len(outputs) == 1


def test_a_chart_in_characters_and_in_files(tmp_path: Path) -> None:
    done = coach("plan", "-", "--chart", "stand", stdin=CASE)
    assert done.returncode == 0 and "●" in done.stdout and "Floor" in done.stdout
    assert "\x1b" not in done.stdout and max(map(len, done.stdout.splitlines())) <= 80
    png, svg, theirs = (tmp_path / name for name in ("a.png", "a.svg", "theirs.svg"))
    for file, more in ((png, ["--theme", "dark"]), (svg, []), (theirs, ["--audience", "others"])):
        drawn = coach("plan", "-", "--chart", "stand", "-o", str(file), *more, stdin=CASE)
        assert (drawn.returncode, drawn.stdout, drawn.stderr) == (0, "", "")
    assert png.read_bytes().startswith(b"\x89PNG")
    assert "235,000" in svg.read_text(encoding="utf-8")
    assert "235,000" not in theirs.read_text(encoding="utf-8")


def test_a_picture_without_its_font_is_one_sentence_and_the_way_around(tmp_path: Path) -> None:
    here = Path(__file__).parents[1]
    for folder in ("bot", "data", "scripts_templates"):
        copytree(here / folder, tmp_path / folder, ignore=ignore_patterns("*.ttf", "__pycache__"))
    done = subprocess.run(
        [sys.executable, "-m", "bot", "plan", "-", "--chart", "stand", "-o", "stand.png"],
        input=CASE, capture_output=True, text=True, check=False, cwd=tmp_path,
    )  # fmt: skip
    assert done.returncode == 1 and "font" in done.stderr and ".svg" in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
    assert not (tmp_path / "stand.png").exists()


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (["--chart", "compare"], 3, "nothing to show"),
        (["--chart", "years", "--audience", "others"], 3, "nothing to show"),
        (["--chart", "stand", "-o", "chart.gif"], 2, ".png or .svg"),
        (["--chart", "stand", "-o", "/nonexistent/chart.png"], 2, "No such file"),
        (["-o", "chart.png"], 2, "--chart"),
        (["--chart", "stand", "--brief", "brief.pdf"], 2, "one at a time"),
        (["--chart", "stand", "--private-sheet", "mine.pdf"], 2, "one at a time"),
    ],
)
def test_a_chart_that_cannot_be_is_one_sentence(arguments: list[str], code: int, says: str) -> None:
    done = coach("plan", "-", *arguments, stdin=CASE)
    assert done.returncode == code and says in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
