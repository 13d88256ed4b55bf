# Two commands on a fresh machine: `make demo` and `make test`. `make` alone lists the rest.

PYTHON ?= python3
BIN := .venv/bin
HOST ?= 127.0.0.1
PORT ?= 8000
TESTS ?= tests
WORKERS ?= 2
DEMO := BYLINE_DEMO=1 BYLINE_HOME=var BYLINE_ADDRESS=http://$(HOST):$(PORT)
TOOLS := BYLINE_TOOLS=1 PATH="$(CURDIR)/$(BIN):$$PATH"

.PHONY: help install install-dev demo test test-postgres test-spark check format words requirements clean

help:
	@echo "make demo            set up, make the demo county, serve it on http://$(HOST):$(PORT)"
	@echo "make test            set up, run every test (SKIP_BROWSER=1 leaves the browser out)"
	@echo "make test-postgres   the same tests on a PostgreSQL that is started for them"
	@echo "make test-spark      the engine on a Spark cluster of this machine, with pyspark (500 MB) and Java"
	@echo "make check           format, lint, types, rooms, migrations, translations, templates"
	@echo "make format          let ruff set the sources"
	@echo "make words           bring the catalogues up to what the sources say"
	@echo "make requirements    pin the requirements anew from pyproject.toml"
	@echo "make clean           remove what the commands above made, the demo's data with it"

install:
	@$(PYTHON) tools/install.py

install-dev: install
	@$(PYTHON) tools/install.py requirements-dev

demo: install
	@$(PYTHON) tools/system.py --advise
	@$(BIN)/python tools/translations.py compile
	@$(DEMO) $(BIN)/byline migrate
	@$(DEMO) $(BIN)/byline demo
	@exec env $(DEMO) $(BIN)/byline serve --host $(HOST) --port $(PORT)

test: install-dev
	@$(PYTHON) tools/system.py
	@$(TOOLS) python tools/translations.py compile
	@$(TOOLS) pytest -n $(WORKERS) --dist loadgroup $(TESTS)

test-postgres: install-dev
	@$(TOOLS) python tools/translations.py compile
	@$(TOOLS) SKIP_BROWSER=1 python tools/postgres.py pytest -n $(WORKERS) --dist loadgroup $(TESTS)

test-spark: install-dev
	@$(PYTHON) tools/install.py requirements-spark
	@$(PYTHON) tools/system.py --spark
	@$(TOOLS) pytest tests/tearsheet/test_spark.py

check: install-dev
	@$(TOOLS) python tools/check.py

format: install-dev
	@$(TOOLS) ruff format . && $(TOOLS) ruff check --fix .

words: install-dev
	@$(TOOLS) python tools/translations.py update
	@$(TOOLS) python tools/translations.py compile
	@$(TOOLS) python tools/translations.py check

requirements: install-dev
	@$(TOOLS) python tools/requirements.py

clean:
	rm -rf .venv var .mypy_cache .pytest_cache .ruff_cache .import_linter_cache
	find src -name '*.mo' -delete
