"""The founding guide as data: every figure of it, its provenance, and where each row went."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bot.guides.library import World, provenance
from bot.guides.schema import Guide, Provenance, Strict

ROOT = Path(__file__).parents[2]


@pytest.fixture
def guide(world: World) -> Guide:
    return world.guides["scale-ai/ml-ai-engineer"]


def test_bands_are_as_the_guide_prints_them(guide: Guide) -> None:
    bands = {b.region: (b.base.low, b.base.high, b.equity.low, b.equity.high) for b in guide.bands}
    assert bands == {
        "san-francisco": (205_000, 258_000, 285_000, 498_000),
        "new-york": (211_000, 271_000, 285_000, 498_000),
        "washington-dc": (215_000, 279_000, 285_000, 498_000),
    }


def test_bonus_is_not_listed_and_not_zero(guide: Guide) -> None:
    assert [band.bonus for band in guide.bands] == [None, None, None]


def test_target_floor_and_ranges(guide: Guide) -> None:
    assert (guide.target.base, guide.target.equity) == (248_000, 475_000)
    assert (guide.floor.base, guide.floor.equity) == (235_000, 420_000)
    rivals, premium = guide.rival_totals.total, guide.premium
    assert (rivals.low, rivals.high) == (370_000, 400_000)
    assert (premium.percent_low, premium.percent_high) == (20, 35)
    with_proof = premium.equity_with_proof
    assert (with_proof.low, with_proof.high) == (460_000, 498_000)


def test_printed_totals_agree_with_computed_ones_within_a_thousand(
    guide: Guide, world: World
) -> None:
    tolerance = world.number("guide.printed-tolerance")
    years = guide.equity_years
    pairs = [
        (getattr(b.base, end) + getattr(b.equity, end) / years, getattr(b.printed_total, end))
        for b in guide.bands
        for end in ("low", "high")
    ]
    target = guide.target
    assert target.printed_total is not None
    pairs.append((target.base + target.equity / years, target.printed_total))
    assert len(pairs) == 7
    assert all(abs(computed - printed) <= tolerance for computed, printed in pairs)


def test_level_mapping(guide: Guide) -> None:
    assert {(m.ladder, m.levels) for m in guide.levels} == {
        ("google", ("L4", "L5")),
        ("meta", ("E4", "E5")),
        ("amazon-as", ("Applied Scientist II", "Applied Scientist III")),
        ("apple", ()),
        ("openai", ()),
    }


def test_four_levers_with_their_choices_and_three_areas(guide: Guide) -> None:
    assert [lever.id for lever in guide.levers] == ["agentic", "evaluation", "rlhf", "data_quality"]
    assert [len(lever.choices) for lever in guide.levers] == [3, 4, 3, 3]
    assert len(guide.work_areas) == 3
    assert len(guide.evidence) == 3


def test_the_employers_own_adverts(world: World) -> None:
    posted = world.companies["scale-ai"].posted
    assert [(p.base.low, p.base.high, p.as_of) for p in posted] == [
        (189_600, 237_000, "2026-06-25"),
        (180_600, 225_750, "2026-09-02"),
        (180_000, 225_000, "2026-07-02"),
        (179_400, 224_250, "2026-05-02"),
    ]
    assert all("greenhouse.io/scaleai/jobs/" in p.address for p in posted)


def test_every_figure_and_claim_has_source_date_and_confidence(world: World) -> None:
    files: list[Provenance] = [*world.guides.values(), *world.companies.values()]
    for file in files:
        for item in _provenances(file):
            known = provenance(item, file)
            assert known.source in world.sources, item
            assert known.as_of and known.confidence, item


def test_stale_and_risky_claims_do_not_leave(world: World) -> None:
    guide, company = world.guides["scale-ai/ml-ai-engineer"], world.companies["scale-ai"]
    for claim in (*guide.claims, *company.claims):
        assert not claim.outbound and claim.because and claim.pattern, claim.id
    assert not guide.premium.outbound and not guide.floor.outbound
    assert not guide.rival_totals.outbound


def _provenances(item: object) -> list[Provenance]:
    found = [item] if isinstance(item, Provenance) else []
    if isinstance(item, Strict):
        for name in type(item).model_fields:
            found += _provenances(getattr(item, name))
    elif isinstance(item, tuple):
        for inner in item:
            found += _provenances(inner)
    return found


def _table() -> dict[str, str]:
    text = (ROOT / "docs/founding-guide.md").read_text(encoding="utf-8")
    return {
        m[1]: m[2] for m in re.finditer(r"^\| ([SI]\d+) \|.*\| ([^|]+) \|$", text, re.MULTILINE)
    }


def test_each_row_of_the_guide_has_a_home() -> None:
    assert set(_table()) == {f"S{n}" for n in range(1, 30)} | {f"I{n}" for n in range(1, 17)}


@pytest.mark.parametrize("row", [f"S{n}" for n in range(1, 30)])
def test_the_home_of_a_row_exists(row: str, world: World) -> None:
    homes = re.findall(r"(guide|company)? ?`([^`]+)`", _table()[row])
    assert homes
    for kind, path in homes:
        if kind:
            _look_up(kind, path, world)
        else:
            assert (ROOT / path).exists(), path


def _look_up(kind: str, path: str, world: World) -> None:
    item: object = world.guides["scale-ai/ml-ai-engineer"]
    if kind == "company":
        item = world.companies["scale-ai"]
    first, _, name = path.partition(".")
    value = getattr(item, first)
    if name:
        names = {getattr(x, "id", None) or getattr(x, "region", None) for x in value}
        assert name in names, path
