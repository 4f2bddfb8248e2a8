# `make demo` and `make test` need Python 3.11+ and a package index; .venv is made from the lock file.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: all demo test test-slow test-all faults live fuzz golden mutants lint scores bench lock clean

all: .venv/.ready

.venv/.ready: requirements.lock pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

demo: all
	$(BIN)/portalcrawl demo

# Each file by one of several processes, one more than there are processors (tests/conftest.py), the long ones first;
# most tests wait for a program that they have started. Python keeps what it has compiled, whatever the environment says:
# a hundred of these programs would compile the package again.
PYTEST := env -u PYTHONDONTWRITEBYTECODE $(BIN)/pytest --numprocesses auto --maxprocesses 4 --dist loadfile --no-loadscope-reorder

test: all
	$(PYTEST) -m "not slow"

# What `make test` leaves out.
test-slow: all
	$(PYTEST) -m slow

# In one run: two would collect all tests twice, and wait twice for the last file.
test-all: all
	$(PYTEST)

# Every write point, 200 random ends, failing disks, signals: make faults MINUTES=40 for what 25 do not reach.
MINUTES ?= 25
faults: all
	FAULTS=full FAULTS_MINUTES=$(MINUTES) $(BIN)/pytest tests/faults --capture=sys --no-header

# Twenty nights of a real WordPress (Debian's packages, see .ci/run), each compared with its database.
live: all
	LIVE=full $(BIN)/pytest tests/live --capture=no --no-header --timeout=3000

# Writes what the golden pages give into their expected.json and shows the difference: make golden ONLY=part-of-a-name.
golden: all
	$(BIN)/python tests/golden/renew.py $(ONLY)

# Moves each number of the reading half and lists those that no test holds: make mutants ONLY=discovery/menu MINUTES=10.
mutants: all
	$(BIN)/python tests/mutants/run.py $(if $(ONLY),--only $(ONLY)) --minutes $(MINUTES)

# Gives the parsers hostile input, each time another one: make fuzz MINUTES=5.
fuzz: all
	end=$$(( $$(date +%s) + 60 * $(if $(filter file,$(origin MINUTES)),5,$(MINUTES)) )); \
	while [ $$(date +%s) -lt $$end ]; do FUZZ=1 $(BIN)/pytest -q -n 0 tests/hostile/test_parsers.py || exit 1; done

lint: all
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

# How well the demo portal's three styles are read, beside the floors.
scores: all
	$(BIN)/python tests/portals/print_scores.py

bench: all
	$(BIN)/python benchmarks/crawl.py
	$(BIN)/python benchmarks/reextraction.py
	$(BIN)/python benchmarks/parts.py

# Renews the lock file with uv (pip install uv); review the diff.
lock:
	uv pip compile --universal --python-version 3.11 --no-emit-index-url --no-emit-find-links --no-header \
		--generate-hashes --group dev pyproject.toml -o requirements.lock

clean:
	rm -rf .venv .mypy_cache .pytest_cache .ruff_cache .import_linter_cache
