# One door to everything: `make help`. Each target sets up what it needs from nothing but Python and the package index.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
CORE := $(VENV)/.core
DEV := $(VENV)/.dev

.DEFAULT_GOAL := help
.PHONY: help demo test check lint types layers format evals results bench bench-matching bench-metrics bench-power bench-harness
.PHONY: bench-people bench-reliability lock clean

help: ## list the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /\1\t/' | expand -t 16

$(CORE): requirements/core.txt pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/core.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-build-isolation --no-deps -e .
	$(BIN)/python -m compileall -q src/llmbrief
	@touch $(CORE)

$(DEV): requirements/dev.txt $(CORE)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	@touch $(DEV)

demo: $(CORE) ## read a recorded brief of seeds/kursk-engineers.txt, and see a tampered quote caught (no key, no network)
	@$(BIN)/llmbrief demo

test: $(DEV) ## run the test suite (offline)
	$(BIN)/python -m pytest

check: $(DEV) lint types layers test ## what CI runs

lint: $(DEV) ## ruff: lint and format
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(DEV) ## mypy --strict
	$(BIN)/mypy

layers: $(DEV) ## import-linter: imports point down
	$(BIN)/lint-imports

format: $(DEV) ## let ruff mend what it can
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

evals: $(CORE) ## score the recorded briefs and gate them against evals/baseline.json (no key, no network)
	$(BIN)/llmbrief eval gate

results: $(DEV) ## score what ships, and put the tables into docs/results.md
	$(BIN)/python -m benchmarks.results --write

bench: $(DEV) bench-matching bench-metrics bench-power bench-harness ## every bench that needs no argument: a few minutes
	$(BIN)/python -m benchmarks.quotes
	$(BIN)/python -m benchmarks.checks
	$(BIN)/python -m benchmarks.extractive
	$(BIN)/python -m benchmarks.recordings
	$(BIN)/python -m benchmarks.hostile

bench-matching: $(DEV) ## claims and questions of two annotators matched, against the alignment files
	$(BIN)/python -m benchmarks.matching

bench-metrics: $(DEV) ## what the metrics find in honest and in harmed briefs
	$(BIN)/python -m benchmarks.metrics

bench-power: $(DEV) ## simulate: do intervals hold, how often are equal systems called a regression, what is seen
	$(BIN)/python -m benchmarks.power

bench-harness: $(DEV) ## CPU-seconds of scoring; RIVALS=python-with-other-harnesses to compare
	$(BIN)/python -m benchmarks.harness $(if $(RIVALS),--rivals $(RIVALS))

bench-people: $(DEV) ## coverage and check against people: DATA=folder-with-the-judged-sets
	$(BIN)/python -m benchmarks.people $(DATA)

bench-reliability: $(DEV) ## every fault of a provider and the network; RIVALS=python-with-other-programs to compare
	$(BIN)/python -m benchmarks.reliability $(if $(RIVALS),--rivals $(RIVALS))

lock: ## pin what CI and development install (needs uv)
	uv pip compile --quiet --universal --python-version 3.11 --no-emit-index-url --generate-hashes --no-header --group dev --all-extras pyproject.toml -o requirements/dev.txt
	uv pip compile --quiet --universal --python-version 3.11 --no-emit-index-url --generate-hashes --no-header --group build -c requirements/dev.txt pyproject.toml -o requirements/core.txt

clean: ## remove the virtual environment and caches
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis build dist
