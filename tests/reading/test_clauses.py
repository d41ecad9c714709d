"""Clauses, and what only sounds like one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot import paths
from bot.guides.library import World
from bot.guides.load import load_world
from bot.reading.clauses import Clause, clauses

WORLD = load_world(paths.data_folder(), paths.templates_folder())


def read(text: str) -> dict[str, Clause]:
    return {clause.id: clause for clause in clauses(text, WORLD.clauses)}


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("You must repay the sign-on bonus if you leave within a year.", {"clawback"}),
        ("The signing bonus is subject to clawback.", {"clawback"}),
        ("We may recoup the bonus paid to you.", {"clawback"}),
        ("Deberás devolver la prima de firma si te vas.", {"clawback"}),
        ("This is at-will employment.", {"at-will"}),
        ("Your employment with us\nis at will.", {"at-will"}),
        ("Either party may terminate at any time, with or without cause.", {"at-will"}),
        ("The offer is contingent on a background check.", {"background-check"}),
        ("Está sujeta a la comprobación de antecedentes.", {"background-check"}),
        ("The offer is subject to two references.", {"references"}),
        ("We need proof of your right to work in the UK.", {"work-permit"}),
        ("The contract is subject to a valid work visa.", {"work-permit"}),
        ("The contract is subject to a valid work permit.", {"work-permit"}),
        ("Necesitas un permiso de trabajo en vigor.", {"work-permit"}),
        ("The option is subject to approval by our Board of Directors.", {"board-approval"}),
        ("We will recommend to the Board that it grant you RSUs.", {"board-approval"}),
        ("La concesión requiere la aprobación del consejo.", {"board-approval"}),
        ("You are eligible for a discretionary annual bonus.", {"discretionary-bonus"}),
        ("Any bonus is at the Company's sole discretion.", {"discretionary-bonus"}),
        ("Vesting will start on the 15th of the month after you join.", {"late-vesting"}),
        ("Four years with a one-year cliff.", {"cliff"}),
        ("A quarter vests on the first anniversary.", {"cliff"}),
        ("You agree to a non-compete of one year.", {"non-compete"}),
        ("You will not compete with the Company for a year.", {"non-compete"}),
        ("Incluye un pacto de no competencia.", {"non-compete"}),
        ("Please sign and return the letter by Friday.", {"deadline"}),
        ("Responde antes del 4 de diciembre, por favor.", set()),
        ("Necesitamos tu respuesta antes del 4 de diciembre.", {"deadline"}),
        ("Disputes go to binding arbitration.", {"arbitration"}),
        ("You assign to us all inventions you make.", {"ip-assignment"}),
    ],
)
def test_clauses(text: str, ids: set[str]) -> None:
    assert set(read(text)) == ids


@pytest.mark.parametrize(
    "text",
    [
        "You may use the roof terrace at will.",
        "We do not hire at will, we hire with care.",
        "We pay a competitive salary and like competition in sports.",
        "There is no non-compete and there is no clawback.",
        "You are not required to repay the sign-on bonus.",
        "You will get the sign-on bonus within 30 days of your start.",
        "We will reimburse you for your move.",
        "Unlimited time off at your discretion, and a guaranteed bonus.",
        "A non-discretionary bonus of 10%.",
        "Your background in physics impressed the board.",
        "Board games are on Friday; the onboarding takes a week.",
        "Please quote reference 2207; the policy has references to the handbook.",
        "Visit us at 4 Cliff Road.",
        "You will be assigned to the Platform team.",
        "Vesting begins on your start date.",
        "Your first day is Monday, by the way.",
        "Sign up for the gym.",
        "El salario es competitivo y el horario, a tu elección.",
        "",
    ],
)
def test_what_only_sounds_like_one(text: str) -> None:
    assert read(text) == {}


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("This offer expires on 4 December 2026 at noon.", "4 December 2026 at noon"),
        ("Please let me know by EOD Friday.", "EOD Friday"),
        ("The offer is open for ten days.", "ten days"),
        ("Please confirm within 5 business days of receipt.", "5 business days"),
        ("Sign by 5 p.m. on Dec. 4, and call me.", "5 p.m. on Dec. 4"),
        ("La oferta vence el 15 de diciembre de 2026.", "15 de diciembre de 2026"),
        ("Deberá firmarse; rogamos su respuesta hasta el viernes.", "viernes"),
    ],
)
def test_a_deadline_in_the_letters_words(text: str, day: str) -> None:
    assert read(text)["deadline"].day == day


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("You must repay the bonus if you leave within 18 months.", 18),
        ("You must repay the bonus if you leave within two years.", 24),
        ("You must repay the bonus if you leave before your first anniversary.", 12),
        ("Deberás devolver el bono si te vas antes de doce meses.", 12),
        ("You must repay the bonus if you leave early. It is paid after 3 months.", None),
        ("You must repay it within 12 months, of a grant that runs over four years.", 12),
        ("You must repay the $12 bonus.", None),
    ],
)
def test_how_long_it_binds(text: str, months: int | None) -> None:
    assert read(text)["clawback"].months == months


def test_a_denial_counts_for_its_own_sentence_only() -> None:
    text = "There is no obligation to repay the laptop. You must repay the sign-on bonus."
    assert read(text)["clawback"].words == "You must repay the sign-on bonus."


def test_a_long_sentence_is_cut_and_the_place_is_kept() -> None:
    text = "Among other things, " * 30 + "you must repay the sign-on bonus " + "in full " * 60
    clause = read(text)["clawback"]
    assert len(clause.words) <= 240
    assert text[clause.start : clause.end].startswith("must repay the sign-on")


@given(st.text(max_size=300) | st.lists(st.sampled_from(
    "repay sign by at will bonus - . \n \t 5 Friday vest cliff not . . ! board approval".split(" ")
), max_size=80).map(" ".join))  # fmt: skip
def test_every_clause_stands_in_its_text(text: str) -> None:
    for clause in clauses(text, WORLD.clauses):
        assert 0 <= clause.start < clause.end <= len(text)
        assert clause.words == " ".join(text[clause.start : clause.end].split())


def test_each_kind_is_worded_in_both_languages(world: World) -> None:
    for rule in world.clauses.clauses:
        assert set(rule.phrases) == set(rule.unless) == {"en", "es"}
