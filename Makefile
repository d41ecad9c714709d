# Everything starts here: `make chat` to talk, `make test` to check. Both set up what they need.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: chat test check bench score mutants clean help

help: ## Show what there is
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/'

$(VENV)/stamp: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Python 3.11 or newer is needed; set PYTHON=/path/to/python3.11"; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --editable .
	@touch $@

chat: $(VENV)/stamp ## Start the conversation in the terminal
	@$(BIN)/coach chat

test: check ## Check and test everything
	$(BIN)/pytest --numprocesses auto --dist worksteal

check: $(VENV)/stamp ## Style, types and the direction of imports
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(VENV)/stamp ## The benchmarks, as in docs/benchmarks.md
	$(BIN)/python -m benchmarks.step
	$(BIN)/python -m benchmarks.start
	$(BIN)/python -m benchmarks.plan
	$(BIN)/python -m benchmarks.parse

score: $(VENV)/stamp ## How well offers are read, field by field, as in docs/reading.md
	$(BIN)/python -m tests.offers.score

mutants: $(VENV)/stamp ## Mutation testing of the engine, as in docs/mutation.md; about an hour
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[mutants]'
	$(BIN)/python -m tests.mutants.run

clean: ## Remove what set-up made
	rm -rf $(VENV)
