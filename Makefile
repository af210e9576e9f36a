## make site       build the site and say where to open it
## make test       build it and run every test, in a real browser too
## make core       run the quick tests of the package alone: no engine, no browser
## make check      say what is to mend in content and code
## make words      bring the catalogues of the interface's words in step with code and templates
## make serve      read the site while you write (http://127.0.0.1:8000)
## make snapshot   write a copy for a stick into snapshot/
## make lowest     run the tests without a browser with the oldest libraries that pyproject.toml names
## make newest     the same with the newest
## make lock       choose versions anew and lock them with hashes
## make bench      measure speed and size
## make bench-search  the search against Material's and Pagefind (which it installs)
## make bench-check   which mistakes other checkers find, beside ours (installs rumdl)
## make fuzz       spoil pages 20,000 times: the check answers each, and MkDocs drops none that it let pass
## make markup     ask the Nu Html Checker about every page (needs Java and npm)
## make mutants    put faults into the answers and the rules, and say how many the tests catch (installs mutmut)
## make clean      remove everything that was made

PYTHON ?= python3
BIN := .venv/bin
export SOURCE_DATE_EPOCH ?= $(shell git log -1 --format=%ct 2>/dev/null || echo 0)
export NO_MKDOCS_2_WARNING := 1

.PHONY: help site test core check words serve snapshot lock bench bench-search bench-check fuzz markup mutants lowest newest clean
help:
	@sed -n 's/^## //p' Makefile

site: .venv/ready
	@$(BIN)/concord build

test: site
	@BUILT_SITE=site $(BIN)/python -m pytest -n auto --dist worksteal

core: .venv/ready
	@$(BIN)/python -m pytest -q -n auto --dist worksteal -m "not engine and not browser and not corpus and not machine"

check: .venv/ready
	@$(BIN)/concord check
	@$(BIN)/ruff check . && $(BIN)/ruff format --check . && $(BIN)/mypy && $(BIN)/oxlint overrides/assets hooks/concord/stick/verify.js hooks/concord/forms/page.js bench/peers

words: .venv/ready
	@PYTHONPATH=hooks $(BIN)/python -m concord.language.words

serve: .venv/ready
	@$(BIN)/concord serve

snapshot: site
	@$(BIN)/concord snapshot snapshot

lowest: RESOLUTION := lowest-direct
newest: RESOLUTION := highest
lowest newest: .venv/ready
	@$(BIN)/uv venv --quiet --clear --python $(BIN)/python .venv-$@
	@$(BIN)/uv pip install --quiet --python .venv-$@ --resolution $(RESOLUTION) --group dev -e '.[paper,phone]'
	@.venv-$@/bin/python -m pytest -q -m "not browser and not corpus"

fuzz: .venv/ready
	@$(BIN)/python bench/fuzz.py

lock: .venv/ready
	@$(BIN)/uv pip compile --quiet --universal --python-version 3.11.5 --generate-hashes --no-header --extra paper --extra phone --group dev pyproject.toml -o requirements.lock

bench: .venv/ready
	@$(BIN)/python bench/build.py && $(BIN)/python bench/live.py && $(BIN)/python bench/update.py && $(MAKE) --no-print-directory bench-search

bench-search: .venv/peers
	@$(BIN)/python bench/search.py

bench-check: .venv/peers
	@$(BIN)/python bench/mistakes.py

.venv/peers: .venv/ready
	@$(BIN)/python -c 'import tomllib; print(*tomllib.load(open("pyproject.toml", "rb"))["dependency-groups"]["bench"], sep="\n")' | $(BIN)/python -m pip install --quiet --disable-pip-version-check -r /dev/stdin && touch $@ || echo "What we are compared with could not be installed, for which a network is needed: it is left out of what follows."

mutants: .venv/ready
	@$(BIN)/python -c 'import tomllib; print(*tomllib.load(open("pyproject.toml", "rb"))["dependency-groups"]["mutants"], sep="\n")' | $(BIN)/python -m pip install --quiet --disable-pip-version-check -r /dev/stdin
	@$(BIN)/python bench/mutants.py

markup: site
	@$(BIN)/python bench/markup.py

clean:
	@rm -rf .venv .venv-lowest .venv-newest .staged .mutants site snapshot .vscode/schemas .vscode/*.code-snippets

.venv/ready: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11, 5) and "Concord needs Python 3.11.5 or newer, this is %d.%d.%d. Install a newer one (Debian 13 has 3.13) and say: make PYTHON=python3.13" % sys.version_info[:3] or 0)'
	@$(PYTHON) -m venv --clear .venv || { echo "Python's venv module is missing: apt-get install python3-venv"; exit 1; }
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@
