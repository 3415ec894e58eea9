# Everything a developer or a bare Debian machine needs; each target sets up what it lacks, once.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PARALLEL ?= auto
export PYTHON
.DEFAULT_GOAL := help

APP := $(VENV)/.app-installed
DEVELOPMENT := $(VENV)/.development-installed
SYSTEM_TEST := $(VENV)/.system-test-installed

.PHONY: help run test install bench stress overlap-proof meetings-proof workbook-proof format lint lock bundle data messages-extract messages-update messages-compile clean

help:  ## Show these targets
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 20

$(APP): requirements/app.txt requirements/build.txt pyproject.toml
	.ci/virtual-environment requirements/app.txt requirements/build.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --no-index --editable .
	touch $@

$(DEVELOPMENT): requirements/development.txt $(APP)
	.ci/virtual-environment requirements/development.txt
	touch $@

$(SYSTEM_TEST): requirements/system-app.txt requirements/system-test.txt $(APP)
	.ci/system-packages app test
	touch $@

install: $(APP)  ## Make .venv/bin/hiring-planner work

run: $(APP)  ## Open the app on the first sample plan (without a display: plan and workbook under build/)
	@.ci/open-sample

lint: $(DEVELOPMENT)  ## Check style, types and import contracts
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

test: $(DEVELOPMENT) $(SYSTEM_TEST) lint  ## Check everything: style, types, import contracts, all tests
	$(BIN)/pytest tests/core -p no:pytest-qt -n $(PARALLEL)
	$(BIN)/pytest tests --ignore tests/core -n $(PARALLEL)

bench: $(DEVELOPMENT) $(SYSTEM_TEST)  ## Measure speed as ratios in one run: build/benchmarks.json and a table
	$(BIN)/python tests/benchmarks/run.py build/benchmarks.json

KILLS ?= 200
SPOILED ?= 20000
stress: $(DEVELOPMENT) $(SYSTEM_TEST)  ## Kill the program while it is edited, KILLS=200 times, and read SPOILED=20000 spoiled files
	$(BIN)/python tests/stress/kills.py $(KILLS)
	$(BIN)/python tests/stress/fuzz.py $(SPOILED)

GROUPS ?= 1000
overlap-proof: $(DEVELOPMENT)  ## Count overlap minute by minute over zoneinfo for three years, GROUPS=1000 groups
	$(BIN)/python tests/proofs/overlap.py $(GROUPS)

ROTATIONS ?= 40
meetings-proof: $(DEVELOPMENT)  ## Weigh 25 million minutes over zoneinfo, and try all times of ROTATIONS=40 rotations
	$(BIN)/python tests/proofs/meetings.py $(ROTATIONS)

PLANS ?= 100
EDITS ?= 50
workbook-proof: $(DEVELOPMENT) $(SYSTEM_TEST)  ## Recalculate the workbooks of PLANS=100 plans and EDITS=50 edits in LibreOffice
	$(BIN)/python -m tests.proofs.workbook $(PLANS) $(EDITS)

format: $(DEVELOPMENT)  ## Format the code
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

data: $(APP)  ## Derive data/ from a folder of raw sources: make data SOURCES=folder
	$(BIN)/hiring-planner data build "$(SOURCES)" data

LOCALES := resources/locales
messages-extract: $(DEVELOPMENT)  ## Collect the texts of the program
	$(BIN)/pybabel -q extract -F $(LOCALES)/extract.cfg -k pgettext:1c,2 -k ngettext:1,2 --no-location --sort-output --project global-hiring-planner -o $(LOCALES)/planner.pot planner resources/onboarding

messages-update: messages-extract  ## Bring the new texts into each catalogue
	for language in de ar; do $(BIN)/pybabel -q update -N -D planner -l $$language -i $(LOCALES)/planner.pot -d $(LOCALES); done

messages-compile: $(DEVELOPMENT)  ## Compile the catalogues
	$(BIN)/pybabel -q compile -D planner -d $(LOCALES)

bundle: $(DEVELOPMENT)  ## Build the one-folder program under dist/ and start it once
	.ci/system-packages app bundle
	$(BIN)/pyinstaller --noconfirm --log-level WARN --distpath dist --workpath build/pyinstaller build.spec
	$(BIN)/python tests/benchmarks/bundle_smoke.py dist/hiring-planner

lock: $(DEVELOPMENT)  ## Pin the dependencies anew, with hashes
	$(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url requirements/app.in -o requirements/app.txt
	$(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url requirements/build.in -o requirements/build.txt
	$(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url requirements/development.in -o requirements/development.txt

clean:  ## Remove what was built, not .venv
	rm -rf build dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
