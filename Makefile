# GNU make and Python 3.11 or later are all that is needed. `make demo` first, `make test` before a commit.
PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready

# A demo and a test never write into anybody's graph, whatever the shell names.
unexport NEO4J_URI NEO4J_USERNAME NEO4J_PASSWORD NEO4J_DATABASE
export GEOTIES_HOME := $(CURDIR)/.cache/demo

.PHONY: demo test docs clean

demo: $(READY)
	$(BIN)/geoties demo

test: $(READY)
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest

# The reference pages, from the commands' help and the schema.
docs: $(READY)
	$(BIN)/python docs/generate.py

clean:
	rm -rf .venv .cache demo.html

# One environment, with the hashes of the lock; the project itself is built with what the lock brought, offline.
$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "geoties needs Python 3.11 or later: make PYTHON=/path/to/python3.11 $(MAKECMDGOALS)" >&2; exit 1; }
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $(READY)
