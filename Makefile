# Two commands do everything on a fresh machine with Python 3.11+ and make: `make demo` and `make test`.

PYTHON ?= python3
PORT ?= 8000
export DATA_DIR ?= $(CURDIR)/var
BIN := .venv/bin
MANAGE := $(BIN)/python manage.py

.PHONY: help demo test lint types lock messages clean

help:            ## what can be made
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/ /'

demo: .venv/installed  ## import the samples (or NOTICES=dir), build the index, serve http://127.0.0.1:8000 (PORT=)
	@$(MANAGE) migrate --verbosity 0
	@-$(MANAGE) import_notices $(if $(NOTICES),"$(NOTICES)",--sample samples)
	@$(MANAGE) rebuild_index --if-stale
	@echo "http://127.0.0.1:$(PORT)"
	@$(MANAGE) run_jobs & worker=$$!; \
	$(BIN)/waitress-serve --listen=127.0.0.1:$(PORT) config.wsgi:application & server=$$!; \
	trap 'kill $$worker $$server 2>/dev/null' EXIT; trap 'exit 0' INT TERM; wait $$server

test: .venv/installed-dev  ## the tests; those that need a browser or ../shared skip without, saying so
	$(BIN)/python -m pytest -n 2 $(ARGS)

lint: .venv/installed-dev  ## style
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: .venv/installed-dev  ## mypy, strict
	$(BIN)/mypy .

lock: .venv/installed-dev  ## pin anew what pyproject.toml asks for
	$(BIN)/pip install --quiet uv
	$(BIN)/uv pip compile --universal --generate-hashes --no-strip-extras --quiet pyproject.toml -o requirements.txt
	$(BIN)/uv pip compile --universal --generate-hashes --no-strip-extras --quiet --extra dev pyproject.toml -o requirements-dev.txt

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
