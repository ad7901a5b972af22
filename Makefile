# Two commands do everything on a fresh machine with Python 3.11+ and make: `make demo` and `make test`.

PYTHON ?= python3
PORT ?= 8000
export DATA_DIR ?= $(CURDIR)/var
export SITE_URL ?= http://127.0.0.1:$(PORT)
BIN := .venv/bin
MANAGE := $(BIN)/python manage.py

.PHONY: help demo test test-long test-spare test-newest mutants sbom coverage lint types lock messages clean

help:            ## what can be made
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/ /'

demo: .venv/installed  ## import the samples (or NOTICES=dir), build the index, serve http://127.0.0.1:8000 (PORT=)
	@$(MANAGE) migrate --verbosity 0
	@-$(MANAGE) import_notices $(if $(NOTICES),"$(NOTICES)",--sample samples)
	@$(MANAGE) rebuild_index --if-stale
	@echo "http://127.0.0.1:$(PORT)"
	@$(MANAGE) run_jobs & worker=$$!; \
	$(BIN)/python -m config.serving --listen=127.0.0.1:$(PORT) & server=$$!; \
	trap 'kill $$worker $$server 2>/dev/null' EXIT; trap 'exit 0' INT TERM; wait $$server

test: .venv/installed-dev  ## the tests; those that need a browser or ../shared skip without, saying so (ARGS=)
	$(BIN)/python -m pytest -q -n 2 --dist worksteal -rfEs $(ARGS)

test-long:       ## the tests with twenty times as much drawn at random: before a release
	$(MAKE) test ARGS="--hypothesis-profile=long --timeout=7200 $(ARGS)"

# Another wheel of Whoosh, before the pinned one in the path: kept ready in case that one is no longer kept up.
SPARE := .venv/spare
test-spare: .venv/installed-dev  ## the tests of the index with whoosh-reloaded in place of whoosh3
	$(BIN)/pip install --quiet --disable-pip-version-check --upgrade --target $(SPARE) whoosh-reloaded==2.7.5
	PYTHONPATH=$(SPARE) $(BIN)/python -m pytest -q -n 2 $(ARGS) tests/search/engines tests/search/test_indexing.py tests/search/test_upkeep.py

# The newest Django asks for a newer Python than the pinned one does; what else is pinned is taken as new as it comes.
NEWEST := .venv/newest
NEWER_PYTHON ?= $(firstword $(sort $(wildcard /usr/bin/python3.1[2-9] /usr/local/bin/python3.1[2-9] $(HOME)/.pyenv/versions/3.1[2-9]*/bin/python)))
test-newest:     ## the tests, browser left out, on the newest Django (NEWER_PYTHON=, 3.12 or later)
	@if [ -z "$(NEWER_PYTHON)" ]; then echo "SKIPPED test-newest: no Python 3.12 or later on this machine"; else \
	$(NEWER_PYTHON) -m venv $(NEWEST) && $(NEWEST)/bin/pip install --quiet --disable-pip-version-check uv && \
	echo "django>=6.1" >$(NEWEST)/override.txt && \
	$(NEWEST)/bin/uv pip install --quiet --python $(NEWEST)/bin/python --upgrade -r pyproject.toml --extra dev --override $(NEWEST)/override.txt && \
	echo "Django $$($(NEWEST)/bin/python -m django --version)" && \
	$(NEWEST)/bin/python -m pytest -q -n 2 --dist worksteal -rfEs -m "not browser" $(ARGS); fi

mutants: .venv/installed-dev  ## what the tests would notice: 20 minutes of faults put in one at a time (ARGS="--seed 2")
	$(BIN)/pip install --quiet --disable-pip-version-check cosmic-ray==8.7.0
	$(BIN)/python -m tools.mutants $(ARGS)

sbom: .venv/installed  ## what the product is made of, as CycloneDX: dist/sbom.json
	$(BIN)/pip install --quiet --disable-pip-version-check cyclonedx-bom==7.1.0
	@mkdir -p dist
	$(BIN)/cyclonedx-py requirements --pyproject pyproject.toml --mc-type application --of JSON -o dist/sbom.json requirements-server.txt

coverage:        ## the tests, and the lines that none of them runs
	$(MAKE) test ARGS="--cov --cov-report=term:skip-covered $(ARGS)"

lint: .venv/installed-dev  ## style
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: .venv/installed-dev  ## mypy, strict
	$(BIN)/mypy .

lock: .venv/installed-dev  ## pin anew what pyproject.toml asks for
	$(BIN)/pip install --quiet uv
	$(BIN)/uv pip compile --universal --generate-hashes --no-strip-extras --quiet pyproject.toml -o requirements.txt
	$(BIN)/uv pip compile --universal --generate-hashes --no-strip-extras --quiet --extra dev pyproject.toml -o requirements-dev.txt
	$(BIN)/uv pip compile --universal --generate-hashes --no-strip-extras --quiet --extra server --extra postgresql --extra opensearch --extra s3 --extra metrics --extra redis pyproject.toml -o requirements-server.txt

CATALOGUE := locale/en/LC_MESSAGES/django
messages:        ## the English catalogue sorted and compiled (with gettext, for those who change sentences)
	msguniq --no-wrap --sort-output --use-first -o $(CATALOGUE).po $(CATALOGUE).po
	msgfmt --check -o $(CATALOGUE).mo $(CATALOGUE).po

clean:           ## forget the environment and the demo's data
	rm -rf .venv var

.venv/bin/python:
	$(PYTHON) -m venv .venv

.venv/installed: .venv/bin/python requirements.txt
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@touch $@

.venv/installed-dev: .venv/bin/python requirements-dev.txt
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@ .venv/installed
