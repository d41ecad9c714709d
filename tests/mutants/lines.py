"""Which function each line of a text belongs to: what a mutant is named by."""

from __future__ import annotations

import ast


def span(node: ast.stmt | ast.expr) -> set[int]:
    """The lines that it stands on."""
    return set(range(node.lineno, (node.end_lineno or node.lineno) + 1))


def functions(source: str) -> dict[int, str]:
    """Which function, or which class outside of one, each line belongs to."""
    found: dict[int, str] = {}

    def visit(node: ast.AST, name: str) -> None:
        for child in ast.iter_child_nodes(node):
            inner = name
            if isinstance(child, ast.FunctionDef | ast.ClassDef):
                inner = f"{name}.{child.name}" if name else child.name
                found.update(dict.fromkeys(span(child), inner))
            visit(child, inner)

    visit(ast.parse(source), "")
    return found
