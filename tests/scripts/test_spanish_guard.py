"""The guard is as strict in Spanish: the floor in words, unknown figures, rivals, claims."""

from __future__ import annotations

from typing import Any

import pytest

from bot import paths
from bot.guides.load import load_world
from bot.reading.case import Case
from bot.reading.situation import situation
from bot.rules.plan import plan
from bot.scripts.drafts import Drafts, drafts
from bot.scripts.guard import Offence, guard, sayable
from bot.scripts.render import Finished, press
from bot.scripts.views import outbound

WORLD = load_world(paths.data_folder(), paths.templates_folder())
SPANISH = WORLD.in_language("es")
CASE: dict[str, Any] = {
    "guide": "scale-ai/ml-ai-engineer", "region": "san-francisco", "level": "senior",
    "offer": {"company": "Scale AI", "base": 215_000, "equity": 300_000},
}  # fmt: skip


def written(**more: Any) -> Drafts:
    facts, names = situation(Case.model_validate({**CASE, **more}), SPANISH)
    return drafts(plan(facts, SPANISH), names, SPANISH)


def offences(sentence: str) -> list[Offence]:
    facts, names = situation(Case.model_validate(CASE), SPANISH)
    made = plan(facts, SPANISH)
    view = outbound(made, names, SPANISH)
    assert view is not None
    says = sayable(made, view, SPANISH, 200)
    return [hit.offence for hit in guard(Finished(sentence, ()), says, SPANISH)]


@pytest.mark.parametrize(
    "leak",
    [
        "Con doscientos treinta y cinco mil firmaría.", "No bajaría de 235 mil.",
        "Mi mínimo son 235.000 USD de base.", "Acepto 420 mil en acciones.",
        "Aceptaría cuatrocientos veinte mil en acciones.", "Me basta un total de 340 000 USD.",
    ],
)  # fmt: skip
def test_the_floor_is_caught_in_each_notation(leak: str) -> None:
    assert Offence.FLOOR in offences(leak)
    draft = written(reason=leak)
    assert draft.email is not None and leak.rstrip(".") not in draft.email.body


@pytest.mark.parametrize(
    ("sentence", "offence"),
    [
        ("Solicito un salario base de 251 000 USD.", Offence.AMOUNT),
        ("Solicito acciones por 248 000 USD.", Offence.AMOUNT),
        ("Tengo otra oferta mejor.", Offence.RIVAL),
        ("Tengo una oferta por escrito.", Offence.RIVAL),
        ("OpenAI me ofrece más.", Offence.RIVAL),
        ("Las acciones son casi efectivo.", Offence.CLAIM),
        ("Pido un salario base de 248 000 €.", Offence.CURRENCY),
    ],
)
def test_offences_in_spanish(sentence: str, offence: Offence) -> None:
    assert offence in offences(sentence)


def test_what_is_asked_for_may_be_said() -> None:
    asks = "Me gustaría solicitar un salario base de 248 000 USD y acciones por 475 000 USD."
    assert offences(asks) == []


REPLIES = ("final", "salary_history", "sign_today", "no_negotiation", "top_of_band", "peers",
           "send_proof", "match_then_yes", "equity_upside")  # fmt: skip


@pytest.mark.parametrize("tone", ["warm", "plain", "firm"])
@pytest.mark.parametrize(
    "more",
    [
        {}, {"reason": "la posibilidad de crear evaluaciones desde cero"},
        {"competing": [{"company": "OpenAI", "base": 250_000, "equity": 520_000}]},
        {"competing": [{"company": "OpenAI", "base": 250_000, "equity": 400_000}]},
        {"competing": [{"company": "OpenAI", "base": 250_000, "equity": 520_000,
                        "status": "verbal"}]},
        {"competing": [{"company": "OpenAI", "status": "in_process", "deadline": "2026-12-04"}]},
        {"competing": [{"company": "Meta", "status": "in_process", "deadline": "2026-12-10"}],
         "now": "2026-11-23", "offer": {**CASE["offer"], "deadline": "2026-11-27"}},
        {"now": "2026-11-23", "offer": {**CASE["offer"], "deadline": "2026-11-20"}},
        {"stage": "agreed"}, {"scope_level": "Google L6"},
        {"offer": {"company": "Scale AI"}},
        {"offer": {"company": "Scale AI", "base": 290_000, "equity": 600_000}},
        {"offer": {**CASE["offer"], "equity_years": 3}},
        {"current_job": {"base": 260_000, "equity": 200_000, "coming_bonus": 30_000,
                         "unvested": 90_000}},
        *({"reply": reply} for reply in REPLIES),
        {"reply": "final", "walk_away": {"base": 240_000, "equity": 400_000}},
    ],
)  # fmt: skip
def test_every_letter_passes_the_guard_and_reads_clean(more: dict[str, Any], tone: str) -> None:
    made = written(tone=tone, candidate="Ana", recruiter="Daniela", **more)
    assert not made.findings, made.findings
    assert made.email is not None and made.call is not None
    assert not ({"reply"} & set(more)) or made.reply or "walk_away" in more
    for text in (made.email.subject, made.email.body, made.call, made.reply or ""):
        assert "  " not in text and " ," not in text and " ." not in text, text
        assert text.count("¿") == text.count("?"), text
        assert "None" not in text and "un años" not in text


def test_the_press_of_a_language_is_one() -> None:
    assert press(SPANISH) is press(SPANISH) and press(SPANISH) is not press(WORLD)
