# Nothing else to learn: make run · make test · make check · make bench · make trust

PY := .venv/bin/python
# A PostgreSQL of one's own for the tests: make check DATABASE=postgresql://superuser:password@host/postgres
export ALONGSIDE_TEST_SERVER = $(DATABASE)
# What one process has compiled serves the next: tests and starts are many of them.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: run test check groundwork format lint types contracts migrations tests bench trust run-environment dev-environment chromium

run: run-environment
	@exec .venv/bin/alongside run

test: dev-environment chromium tests

check: dev-environment chromium
	@$(MAKE) --no-print-directory --jobs=2 groundwork format lint types contracts migrations
	@$(MAKE) --no-print-directory tests

format:
	$(PY) -m ruff format --check .

lint:
	$(PY) -m ruff check .
	.venv/bin/djlint alongside --lint --quiet --profile django --ignore D018,H006,H015,H020,H021,H023,H030,H031,H043

types:
	$(PY) -m mypy

contracts:
	.venv/bin/lint-imports

migrations:
	$(PY) manage.py makemigrations --check --dry-run

# Compiled tests and a migrated database, made on the core that the types leave free: three at once would wait for it.
# What fails here, the tests tell.
groundwork:
	@$(PY) -m pytest -q -k test_every_address_is_in_the_matrix_with_every_method >/dev/null || true

# Three at once on two cores: much of it waits for a browser, a killed server, a slow answer.
tests:
	$(PY) -m pytest -n 3 --dist worksteal

bench: run-environment
	$(PY) -m bench

# What we claim (SECURITY.md), with figures from this machine; ends with 1 on any miss. Up to an hour.
trust: dev-environment chromium
	$(PY) -m tests.claims

run-environment:
	@requirements/install.sh run

dev-environment:
	@requirements/install.sh dev

chromium:
	@requirements/chromium.sh
