# Thin: each target is a line or two that README also shows as plain commands.
PORT ?= 8000
PYTHON ?= python3
export PIP_DISABLE_PIP_VERSION_CHECK = 1

.PHONY: demo test test-all lint install pictures

install: .venv/installed

.venv/installed: pyproject.toml
	test -x .venv/bin/python || $(PYTHON) -m venv .venv
	.venv/bin/pip install --quiet --editable .
	touch $@

.venv/tested: .venv/installed
	.venv/bin/pip install --quiet --editable '.[test]'
	touch $@

# The portal with a year of records, on http://127.0.0.1:$(PORT)/
demo: .venv/installed
	PORT=$(PORT) .venv/bin/python manage.py demo

lint: .venv/tested
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .

# Two at a time, each with a database of its own; a file's tests stay together.
test: lint
	.venv/bin/python -m pytest -n 2 --dist loadfile

# The same with twenty times as many examples for every property, and every page in every mode of
# reading on every width: no barrier to people who do not see, hear or use a mouse. Then what the
# public does in a browser once more without JavaScript.
test-all: lint
	SCREENS=all .venv/bin/python -m pytest --hypothesis-profile=thorough
	SCRIPTS=off .venv/bin/python -m pytest tests/journeys

# Each promise beside its figure; faults are tried FAULT_ROUNDS times as often as by the tests.
FAULT_ROUNDS ?= 8
FAULTS = tests/faults tests/portal/backup tests/portal/postgres
PROMISES = .venv/bin/python -m pytest -p tests.promises -m promise
.PHONY: verify-faults verify-security
verify-faults: .venv/tested
	FAULT_ROUNDS=$(FAULT_ROUNDS) $(PROMISES) $(FAULTS)

verify-security: .venv/tested
	$(PROMISES) tests $(FAULTS:%=--ignore=%)

# The pictures of README, from a demonstration of their own; needs Chromium.
pictures: .venv/tested
	.venv/bin/python docs/pictures.py

# Search at size, in a database of its own: DOCUMENTS=file.jsonl.gz QUERIES=judged.jsonl N=10000
N ?= 10000
.PHONY: bench-search
bench-search: .venv/tested
	.venv/bin/python -m bench.search load $(DOCUMENTS) $(N)
	.venv/bin/python -m bench.search measure
	BENCH_DATABASE=bench_quality .venv/bin/python -m bench.search quality $(DOCUMENTS) $(QUERIES)
