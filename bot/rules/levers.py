"""Which of the person's strengths a letter may name: those with proof, the measured ones first."""

from __future__ import annotations

from dataclasses import dataclass

from bot.core.facts import Facts, Proof
from bot.guides.library import World


@dataclass(frozen=True, slots=True)
class Lever:
    """A strength with the person's evidence for it."""

    id: str
    name: str
    area: str
    evidence: str


def levers(facts: Facts, world: World) -> tuple[Lever, ...]:
    """As many as the playbook allows: evidence with a number first, then the guide's order."""
    guide = world.guides.get(facts.guide or "")
    named = guide.levers if guide else next(iter(world.guides.values())).levers
    proofs = {proof.lever: proof for proof in facts.proof}
    proven = [
        Lever(lever.id, lever.name, proofs[lever.id].area or lever.name, proofs[lever.id].evidence)
        for lever in named
        if lever.id in proofs
    ]
    proven.sort(key=lambda lever: not measured(proofs[lever.id]))
    return tuple(proven[: int(world.number("letter.levers"))])


def measured(proof: Proof) -> bool:
    """Whether the evidence holds a number."""
    return any(character.isdigit() for character in proof.evidence)
