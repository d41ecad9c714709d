"""One mutant on trial: in a process of its own, with the tests that should notice it.

The process is forked from a warm one that has loaded everything except the engine, so that a
trial costs little more than the tests themselves.
"""

from __future__ import annotations

import importlib.abc
import importlib.machinery
import importlib.util
import os
import resource
import sys
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from types import ModuleType

import hypothesis
import pytest

# Cheap and telling first: pytest stops at the first failure.
TESTS = (
    "tests/rules/test_cases.py", "tests/rules/test_valuation.py", "tests/rules/test_edges.py",
    "tests/rules/test_exact.py", "tests/core", "tests/rules/test_properties.py",
)  # fmt: skip
ENGINE = ("bot.rules", "bot.core.valuation")
_CPU_SECONDS = 120  # a mutant that never ends is noticed, too
_EXAMPLES = 12


class _Changed(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Serves one module from a changed text."""

    def __init__(self, module: str, source: str, origin: str) -> None:
        self.module, self.source, self.origin = module, source, origin

    def find_spec(
        self, name: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        del path, target
        if name != self.module:
            return None
        return importlib.util.spec_from_loader(name, self, origin=self.origin)

    def exec_module(self, module: ModuleType) -> None:
        exec(compile(self.source, self.origin, "exec"), module.__dict__)


def warm() -> None:
    """Loads what every trial needs and no mutant changes. The engine must not be among it."""
    from bot import paths
    from bot.guides import load, yaml_files
    from bot.reading import case, draft, levels

    world = load.load_world(paths.data_folder(), paths.templates_folder())
    load.load_world = lambda *_: world
    yaml_files.parse = cache(yaml_files.parse)
    for module in (case, draft, levels):
        assert module.__name__ in sys.modules
    hypothesis.settings.register_profile(
        "mutants", max_examples=_EXAMPLES, derandomize=True, database=None, deadline=None
    )
    hypothesis.settings.load_profile("mutants")
    loaded = [name for name in sys.modules if name.startswith(ENGINE)]
    if loaded:
        raise RuntimeError(f"loaded too early: {loaded}")


def noticed(module: str, path: Path, source: str, tests: Sequence[str] = TESTS) -> bool:
    """Whether the tests fail when `module` has this text."""
    child = os.fork()
    if child == 0:
        os._exit(_run(module, path, source, tests))
    _, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status) != 0


def _run(module: str, path: Path, source: str, tests: Sequence[str]) -> int:
    try:
        resource.setrlimit(resource.RLIMIT_CPU, (_CPU_SECONDS, _CPU_SECONDS))
        silence = os.open(os.devnull, os.O_WRONLY)
        os.dup2(silence, 1)
        os.dup2(silence, 2)
        sys.meta_path.insert(0, _Changed(module, source, str(path)))
        there = [test for test in tests if Path(test).exists()]
        options = ("-x", "-q", "-p", "no:cacheprovider", "-p", "no:randomly")
        return int(pytest.main([*options, *there]))
    except BaseException:  # a mutant that breaks the run itself was noticed
        return 1
