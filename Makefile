# Everything runs in .venv of this checkout. `make demo` and `make test` need nothing but Python 3.11+ and make.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
OUT    ?= build/demo
export QT_QPA_PLATFORM ?= offscreen
# Hundreds of programs are started: none shall compile anew what the one before has compiled.
unexport PYTHONDONTWRITEBYTECODE
# Three for two cores: while one waits for a server's end or a program's start, two work. A file stays whole,
# so what its tests share (the frozen folder takes a minute) is made once; tests/conftest.py says which come first.
PYTEST := $(BIN)/python -m pytest -n 3 --dist loadfile --no-loadscope-reorder

.PHONY: demo test check lint bench torture lock clean setup window screenshots pictures papers frozen notices reference

setup: $(VENV)/.ready

$(VENV)/.ready: requirements.txt pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $@

demo: setup            ## the main job in a minute: enrol, register offline, print cards, sync, prove it
	$(BIN)/fieldreg demo --out $(OUT)

test: lint             ## everything that CI runs
	$(PYTEST)

check: lint            ## the everyday part, under two minutes
	$(PYTEST) -m "not slow"

lint: setup            ## format, style, types and doors
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache  # its cache outlives renames

bench: setup           ## figures, as ratios side by side in one run
	$(BIN)/python -m tests.bench

torture: setup         ## kills, power cuts, full disks, a field gone wrong; more with TIMES=10
	$(BIN)/python -m tests.torture --times $(or $(TIMES),1)

screenshots: setup     ## every page in every language, size and theme, and every state of it: build/screenshots
	PYTHONPATH=tests/then $(BIN)/python -m tests.pictures build/screenshots

pictures: setup        ## those of them that stand in README and the guides: docs/pictures
	PYTHONPATH=tests/then $(BIN)/python -m tests.pictures.for_docs

papers: setup          ## a picture of every paper of a market day, in colour and in grey: build/papers
	$(BIN)/python -m tests.papers build/papers

window: setup          ## open the window
	QT_QPA_PLATFORM= $(BIN)/fieldreg

frozen: setup          ## the program as one folder that needs no Python: dist/fieldreg
	$(BIN)/python -m PyInstaller --noconfirm --log-level ERROR build.spec

notices: frozen        ## bring the list of third-party works in the repository up to what is bundled
	cp build/build/third-party.md delivery/third-party.md

reference: setup       ## bring docs up to the verbs, settings, codes and keys of the program
	$(BIN)/python -m delivery.make_reference
	$(BIN)/python -m tests.keys_page

lock: setup            ## pin every dependency again, with hashes and without addresses
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-emit-find-links \
	  --no-annotate --no-header --python-version 3.11 --all-extras --upgrade pyproject.toml -o requirements.txt

clean:
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
