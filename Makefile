# War Room: `make run` opens the program on its demonstration, `make test` and `make check` say whether it is well.

PYTHON ?= python3
VENV := .venv
ifeq ($(OS),Windows_NT)
BIN := $(VENV)/Scripts
else
BIN := $(VENV)/bin
endif
STAMP := $(VENV)/.installed
READY := $(VENV)/.qt-ready
CATALOGUES := $(wildcard resources/locale/*/LC_MESSAGES/*.po)
COMPILED := $(CATALOGUES:.po=.mo)

.DEFAULT_GOAL := help
.PHONY: help install qt run test check bench storms shots messages clean

help:
	@echo "make run       open the program on the demonstration (without a screen: its pictures in build/demo)"
	@echo "make install   make .venv with everything in it"
	@echo "make test      all tests"
	@echo "make check     lint, format, types and the rules of the house"
	@echo "make bench     measure, each figure against its floor"
	@echo "make storms    many write while everything fails around them: is all of it there, once? (an hour)"
	@echo "make shots     pictures of every page into build/shots"
	@echo "make messages  bring the translations up to date with the code"
	@echo "make clean     remove everything made, .venv included"

install: $(STAMP) $(COMPILED)

$(STAMP): pyproject.toml constraints.txt hatch_build.py
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "War Room needs Python 3.11 or newer; this is %s. Say: make PYTHON=python3.12" % sys.version.split()[0])'
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV) || { echo "Python cannot make a virtual environment; on Debian and Ubuntu: sudo apt-get install -y python3-venv"; rm -rf $(VENV); exit 1; }
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	@touch $@

%.mo: %.po $(STAMP)
	@$(BIN)/pybabel -q compile -i $< -o $@
	@touch $@

# Qt may lack libraries of the system; whoever can install them is told how, a container does it itself.
qt: install $(READY)

$(READY): warroom/qt_ready.py $(STAMP)
	@QT_QPA_PLATFORM=offscreen $(BIN)/python -m warroom.qt_ready
	@touch $@

run: qt
	@$(BIN)/python -m warroom.qt_ready --screen; case $$? in \
	0) exec $(BIN)/python -m warroom demo apollo13 ;; \
	3) QT_QPA_PLATFORM=offscreen $(BIN)/python -m warroom demo apollo13 --pictures build/demo && \
		echo "There is no screen here: the demonstration's pictures and its record are in build/demo." ;; \
	*) exit 1 ;; \
	esac

test: qt
	@$(BIN)/python -m tests.programs
	@QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest --ignore=tests/benchmarks

check: qt
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy --strict
	@QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest -q tests/gates

bench: qt
	@QT_QPA_PLATFORM=offscreen $(BIN)/python -m tests.benchmarks

storms: qt
	@QT_QPA_PLATFORM=offscreen $(BIN)/python -m tests.storms

shots: qt
	@QT_QPA_PLATFORM=offscreen $(BIN)/python -m tests.shots

messages: install
	@mkdir -p build
	$(BIN)/pybabel -q extract -F babel.cfg -k _ -k N_ -k ngettext:1,2 --no-location --sort-output --no-wrap --omit-header -o build/warroom.pot .
	$(BIN)/pybabel -q update -i build/warroom.pot -d resources/locale -D warroom --no-fuzzy-matching --ignore-obsolete --ignore-pot-creation-date --no-wrap

clean:
	rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache $(COMPILED)
	find warroom ui tests -name __pycache__ -type d -prune -exec rm -rf {} + 2>/dev/null || true
