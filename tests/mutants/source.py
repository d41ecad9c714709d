"""The mutants of one module: small changes to its text that some test should notice.

The changes are cosmic-ray's, those of its operators that make sense here. Left out are the
lines where a change says nothing about behaviour: decorators (a rule's metadata is checked by
tests of its own), assertions, imports and annotations.
"""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from cosmic_ray.mutating import MutationVisitor, get_ast
from cosmic_ray.plugins import get_operator

from tests.mutants.lines import functions, span

OPERATORS = (
    "AddNot", "NumberReplacer", "ReplaceAndWithOr", "ReplaceOrWithAnd", "ReplaceTrueWithFalse",
    "ReplaceFalseWithTrue", "ReplaceBreakWithContinue", "ReplaceContinueWithBreak",
    "ExceptionReplacer", "ZeroIterationForLoop", "ReplaceUnaryOperator_Delete_Not",
    "ReplaceUnaryOperator_Delete_USub",
    "ReplaceBinaryOperator_Add_Sub", "ReplaceBinaryOperator_Sub_Add",
    "ReplaceBinaryOperator_Mul_Div", "ReplaceBinaryOperator_Div_Mul",
    "ReplaceBinaryOperator_FloorDiv_Mul", "ReplaceBinaryOperator_Mod_Mul",
    "ReplaceComparisonOperator_Eq_NotEq", "ReplaceComparisonOperator_NotEq_Eq",
    "ReplaceComparisonOperator_Is_IsNot", "ReplaceComparisonOperator_IsNot_Is",
    "ReplaceComparisonOperator_Lt_LtE", "ReplaceComparisonOperator_LtE_Lt",
    "ReplaceComparisonOperator_Gt_GtE", "ReplaceComparisonOperator_GtE_Gt",
    "ReplaceComparisonOperator_Lt_Gt", "ReplaceComparisonOperator_Gt_Lt",
    "ReplaceComparisonOperator_LtE_GtE", "ReplaceComparisonOperator_GtE_LtE",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Mutant:
    """One change: where it is, which operator made it, and the line before and after.

    `time` is 2 where a function has the line twice and this change is of the second, and so on.
    """

    path: str
    function: str
    operator: str
    number: int
    line: int
    before: str
    after: str
    time: int = 1

    @property
    def key(self) -> str:
        """What it is called in the list of survivors: the same when other lines move."""
        again = f" ({self.time})" if self.time > 1 else ""
        return f"{self.path}::{self.function}::{self.before} -> {self.after}{again}"


def mutants(path: Path, name: str) -> Iterator[Mutant]:
    """Every mutant of a file; `name` is what its path is called in reports."""
    source = path.read_text(encoding="utf-8")
    ignored, where = _ignored(source), functions(source)
    times: Counter[tuple[str, str, str]] = Counter()
    for operator in OPERATORS:
        number = 0
        while (changed := mutated(source, operator, number)) is not None:
            line, before, after = _difference(source, changed)
            if line not in ignored:
                change = where.get(line, "module"), before, after
                times[change] += 1
                yield Mutant(name, change[0], operator, number, line, before, after, times[change])
            number += 1


def mutated(source: str, operator: str, number: int) -> str | None:
    """The text with the change made, or None when there is no such one."""
    visitor = MutationVisitor(number, get_operator(f"core/{operator}")())
    tree = visitor.walk(get_ast(source))
    return str(tree.get_code()) if visitor.mutation_applied else None


def _difference(source: str, changed: str) -> tuple[int, str, str]:
    """The first line that differs, before and after."""
    pairs = zip(source.splitlines(), changed.splitlines(), strict=False)
    for number, (before, after) in enumerate(pairs, start=1):
        if before != after:
            return number, before.strip(), after.strip()
    return 0, "", ""


def _ignored(source: str) -> set[int]:
    """Lines whose change says nothing about behaviour."""
    lines: set[int] = {0}
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Assert | ast.Import | ast.ImportFrom | ast.AnnAssign):
            annotated = isinstance(node, ast.AnnAssign) and node.value is not None
            lines |= set() if annotated else span(node)
        for decorator in getattr(node, "decorator_list", ()):
            lines |= span(decorator)
    return lines
