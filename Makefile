# The house's commands. `make demo` and `make test` are the two a newcomer needs; both set up first.
.DEFAULT_GOAL := help
SHELL := bash
.SHELLFLAGS := -eu -o pipefail -c
MAKEFLAGS += --no-builtin-rules
.DELETE_ON_ERROR:

V := .venv
PY := $(V)/bin/python
WARLEDGER := $(V)/bin/warledger
GAZETTEER := $(V)/share/warledger/gazetteer.db
GOLD ?= ../shared/gold
KIND ?= harm
SET ?= war_en
PIP := $(PY) -m pip --disable-pip-version-check install -qq
# The first Python that is new enough: what `python3` is, else a versioned one.
PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 && { echo $$p; break; }; done)

.PHONY: help setup full dev demo test check format evaluate pin bench misses docs docs-source lock size clean

help:  ## this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

# ── set-up: a virtual environment, the locked packages, the package itself, the gazetteer ──
$(V)/bin/pip:
	@test -n "$(PYTHON)" || { echo "setup: no Python 3.11 or newer found; install one, or say make PYTHON=/path/to/python3"; exit 1; }
	@echo "setup: a virtual environment in $(V) with $$($(PYTHON) --version)"
	@$(PYTHON) -m venv $(V) || { echo "setup: $(PYTHON) could not make a virtual environment (on Debian: apt install python3-venv)"; exit 1; }

$(V)/.installed: requirements.lock pyproject.toml | $(V)/bin/pip
	@echo "setup: installing the locked packages"
	@$(PIP) --require-hashes -r requirements.lock
	@$(PIP) --no-deps --no-build-isolation --editable .
	@$(PY) -m compileall -q src
	@touch $@

$(GAZETTEER): $(filter-out %.md,$(wildcard gazetteer/*.* gazetteer/*/*.*)) | $(V)/.installed
	@echo "setup: building the gazetteer (once)"
	@mkdir -p $(@D)
	@new=$@.$$$$; $(PY) gazetteer/build.py --to $$new && mv $$new $@

setup: $(V)/.installed $(GAZETTEER)  ## everything that reading needs, into .venv; instant when done

$(V)/.full: requirements-full.lock $(V)/.installed
	@echo "setup: installing the extras (server, pdf, stats, scale)"
	@$(PIP) --require-hashes -r requirements-full.lock
	@touch $@

full: setup $(V)/.full  ## setup, and every extra: the pages, PDF and DOCX, statistics, Parquet

$(V)/.developed: requirements-dev.lock $(V)/.installed
	@echo "setup: installing the locked development tools"
	@$(PIP) --require-hashes -r requirements-dev.lock
	@touch $@

dev: setup $(V)/.developed  ## setup, and the tools of make check

# ── what it does ──
demo: setup  ## read examples/ into a fresh record, print its incidents, write exports and a report
	@rm -rf build/demo && mkdir -p build/demo
	$(WARLEDGER) read $(filter-out examples/README.md,$(sort $(wildcard examples/*))) --record build/demo/warledger.db
	$(WARLEDGER) incidents --record build/demo/warledger.db
	@$(WARLEDGER) export claims --record build/demo/warledger.db --to build/demo/claims.jsonl
	@$(WARLEDGER) export incidents --record build/demo/warledger.db --to build/demo/incidents.jsonl
	@$(WARLEDGER) export geojson --record build/demo/warledger.db --to build/demo/incidents.geojson
	@$(WARLEDGER) report --record build/demo/warledger.db --to build/demo/sitrep.html
	@echo "demo: the record, its exports and a situation report (sitrep.html) are in build/demo"

# ── what holds it together ──
test: check  ## the same as check

check: dev  ## everything that CI asks, the quick things first
	$(V)/bin/ruff format --check .
	$(V)/bin/ruff check .
	$(V)/bin/mypy
	$(V)/bin/lint-imports
	$(V)/bin/pytest --numprocesses 2
	$(MAKE) --no-print-directory docs
	if test -d "$(GOLD)"; then $(MAKE) --no-print-directory evaluate; else echo "evaluate: no $(GOLD), skipped"; fi

format: dev  ## format, and mend what the linter can mend by itself
	$(V)/bin/ruff check --fix --quiet . || true
	$(V)/bin/ruff format --quiet .

# The scorer compares names by sets of words, in the order of their hashes: a fixed seed makes it repeat itself.
evaluate: setup  ## score every gold set and compare with the pinned floors
	@PYTHONHASHSEED=0 $(PY) evaluation/evaluate.py $(GOLD)

pin: setup  ## score, and pin what was reached as the new floors
	@PYTHONHASHSEED=0 $(PY) evaluation/evaluate.py $(GOLD) --pin

misses: setup  ## each miss and false claim of KIND in SET, with the stage that lost it
	@$(PY) evaluation/misses.py $(GOLD)/$(SET) --kind $(KIND) $(if $(STAGE),--stage $(STAGE))

bench: dev  ## speed and memory, as ratios within one run
	@for bench in benchmarks/bench_*.py; do echo "── $$bench"; $(PY) "$$bench"; done

docs-source: setup
	@$(PY) docs/generate.py

docs: dev docs-source  ## the documentation, into site/
	NO_MKDOCS_2_WARNING=1 $(V)/bin/mkdocs build --strict --quiet

lock: dev  ## resolve the locks again from pyproject.toml
	$(PIP) uv==0.13.9
	$(V)/bin/uv pip compile $(LOCKING) pyproject.toml --group build -o requirements.lock >/dev/null
	$(V)/bin/uv pip compile $(LOCKING) pyproject.toml --group build --all-extras -c requirements.lock -o requirements-full.lock >/dev/null
	$(V)/bin/uv pip compile $(LOCKING) pyproject.toml --group build --group dev --all-extras -c requirements-full.lock -o requirements-dev.lock >/dev/null
LOCKING := --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --custom-compile-command "make lock"

size: setup  ## how large the install is, in megabytes; fails above 250
	@lib=$$(du -sm $(V)/lib | cut -f1); all=$$(du -sm $(V) | cut -f1); \
	echo "size: $$lib MB of packages, $$all MB with the gazetteer"; \
	test -e $(V)/.developed || test -e $(V)/.full || test $$lib -lt 250 || { echo "size: the core install has to stay under 250 MB"; exit 1; }

clean:  ## remove what was built; the virtual environment stays
	rm -rf build/demo dist site .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
