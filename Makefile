# Short names for what Python does; `make` alone lists them. Needs GNU make 3.81 or later.

# The first of these that is Python 3.11, 3.12 or 3.13 is used; `make PYTHON=/path/to/python demo` chooses.
PYTHON ?= python3 python3.13 python3.12 python3.11
UV ?= uv

READY := .venv/.ready
# Some of nbgrader's tools are found through PATH.
RUN := PATH="$(CURDIR)/.venv/bin:$$PATH"
PIP := .venv/bin/python -m pip install --disable-pip-version-check
FITS := import ensurepip, sys, venv; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))

# An installation that was interrupted, moved, or whose Python is gone is made anew.
ifneq ($(shell .venv/bin/python -ISc 'print(open("$(READY)").read())' 2>/dev/null),$(CURDIR))
.PHONY: $(READY)
ANEW := --clear
endif

# `make lab CLASS=demo` opens the gradebook of the example class.
ifdef CLASS
export KUTCHER_CLASS := $(CLASS)
endif

.PHONY: help demo lab test test-slow lint build check data lock clean

help:  ## list these commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-10s %s\n", $$1, $$2}' Makefile

demo: $(READY)  ## build the unit, grade an example class of six, and say where to look
	@$(RUN) python -m grading demo

lab: $(READY)  ## open JupyterLab on course/; with CLASS=demo, on the example class
	@$(RUN) python -m grading lab

test: lint  ## run the tests (all but the slow ones)
	@$(RUN) python -m pytest -m "not slow"

test-slow: $(READY)  ## run the tests that take minutes
	@$(RUN) python -m pytest -m slow

lint: $(READY)  ## check the form of the Python files
	@$(RUN) ruff check --quiet
	@$(RUN) ruff format --check --quiet || { echo "Run .venv/bin/ruff format."; exit 1; }

build: $(READY)  ## make the notebooks from solutions/
	@$(RUN) python -m grading build

check: $(READY)  ## run the gates on every unit
	@$(RUN) python -m grading check

data: $(READY)  ## make the simulated tables from their parameters in data/build.py
	@$(RUN) python data/build.py

lock:  ## maintainers: pin what pyproject.toml asks for, in requirements.lock and environment.yml
	@command -v $(UV) >/dev/null || { \
	  echo "make lock needs uv (pip install uv), or make UV=/path/to/uv lock."; exit 1; }
	@$(UV) pip compile --quiet --universal --python-version 3.11 --extra test --generate-hashes \
	  --no-header --no-emit-index-url --output-file requirements.lock pyproject.toml
	@$(UV) run --quiet --no-project --python '>=3.11' python -m grading.environment

clean:  ## remove what was installed and built here; no committed file is touched
	rm -rf .venv .pytest_cache .ruff_cache grading/.build

$(READY): requirements.lock pyproject.toml
	@rm -f $@
	@for python in $(PYTHON); do \
	  if $$python -c '$(FITS)' 2>/dev/null; then \
	    echo "Making .venv with $$($$python --version)."; \
	    exec $$python -m venv $(ANEW) .venv; \
	  fi; \
	done; \
	echo "Python 3.11, 3.12 or 3.13 with venv is needed (Debian, Ubuntu: apt install python3-venv);" \
	  "if it is not on PATH: make PYTHON=/path/to/python."; exit 1
	@echo "Installing the packages of requirements.lock, two to five minutes on most machines."
	@{ $(PIP) --no-compile --require-hashes -r requirements.lock && touch .venv/.locked; } 2>&1 \
	  | tee .venv/install.log | while read -r word rest; do case "$$word" in \
	    Collecting|Processing) n=$$((n + 1)); [ $$((n % 25)) -ne 0 ] || echo "  $$n packages fetched";; \
	    Installing) echo "  $$n packages fetched; unpacking them";; \
	    ERROR:) echo "$$word $$rest";; \
	  esac; done
	@rm .venv/.locked 2>/dev/null || { echo "The packages could not be installed. Is there a network?" \
	  "The same command tries again; the details are in .venv/install.log."; exit 1; }
	@echo "  compiling them"; .venv/bin/python -W ignore -m compileall -qq -j 0 .venv/lib || true
	@$(PIP) --quiet --no-deps --no-build-isolation -e .
	@printf %s "$(CURDIR)" > $@
