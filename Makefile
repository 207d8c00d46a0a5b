# make run     the application, at an address that it prints         make run ARGS="--port 8000"
# make test    every check and every test; installs what they need
# make lint    the checks alone
# make quality how well the questions that ship are answered; fails when that is worse than it was
# make bench   how long an answer takes
# make peers   installs other search libraries, to compare with, into build/peers
# make lock    pins what pyproject.toml asks for; newer versions:     make lock UPGRADE=--upgrade
# make clean   takes away all that these made, the index included; what you added stays
#
# All need Python 3.11 or newer, by default the one called python3:   make run PYTHON=python3.12

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
INSTALL := $(BIN)/python -m pip install --disable-pip-version-check

.DEFAULT_GOAL := run
.PHONY: run test lint quality bench peers lock clean browser
.DELETE_ON_ERROR:

run: $(VENV)/.installed
	$(BIN)/askreviews serve $(ARGS)

test: export HF_HUB_OFFLINE := 1
test: lint quality browser
	$(BIN)/pytest --cov

lint: $(VENV)/.installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

# Each bound lies a little below what the digests reach on the half that nothing was tuned on: docs/retrieval.md.
quality: export HF_HUB_OFFLINE := 1
quality: $(VENV)/.installed
	$(BIN)/askreviews --home build/quality eval --split test --modes hybrid --fail-under "MRR@10=0.92" \
	  --fail-under "success@1=0.88" --fail-under "success@3=0.95" --fail-under "success@10=0.97" \
	  --fail-under "AUROC far=0.99" --fail-under "AUROC near=0.97"
	$(BIN)/askreviews --home build/quality eval corpus/benchmark/other-words --split test --modes hybrid \
	  --fail-under "MRR@10=0.84" --fail-under "success@3=0.92" --fail-under "AUROC near=0.93"

bench: export HF_HUB_OFFLINE := 1
bench: $(VENV)/.installed-dev
	$(BIN)/python tests/benchmarks/ask_latency.py

# The packages that only another Python or system needs are not in the lock: pip resolves those itself.
$(VENV)/.installed: requirements.lock pyproject.toml | $(BIN)/pip
	$(INSTALL) --requirement requirements.lock
	$(INSTALL) --no-deps --no-build-isolation --editable .
	$(BIN)/python -m compileall -q src app
	touch $@

$(VENV)/.installed-dev: requirements-dev.lock $(VENV)/.installed
	$(INSTALL) --requirement requirements.lock --requirement requirements-dev.lock
	touch $@

$(BIN)/pip:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "askreviews needs Python 3.11 or newer, and $(PYTHON) is not. Name one that is: make PYTHON=python3.12" >&2; \
	  exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' || { \
	  echo "$(PYTHON) cannot make virtual environments. On Debian and Ubuntu: sudo apt-get install python3-venv" >&2; \
	  exit 1; }
	$(PYTHON) -m venv $(VENV)

browser:
	@if command -v chromium >/dev/null; then :; \
	elif command -v apt-get >/dev/null; then \
	  if [ "$$(id -u)" = 0 ]; then root=; else root=sudo; fi; \
	  $$root apt-get update && $$root env DEBIAN_FRONTEND=noninteractive \
	    apt-get install --yes --no-install-recommends chromium; \
	else \
	  echo "The browser tests need Chromium on the PATH as chromium; without it they are skipped." >&2; \
	fi

# Apart from the product's own environment: what peers need beside it must not become part of it.
PEERS := build/peers

peers: $(PEERS)/.installed
	HF_HUB_OFFLINE=1 $(PEERS)/bin/pytest tests/benchmarks/test_peers.py

$(PEERS)/.installed: requirements.lock pyproject.toml
	$(PYTHON) -m venv $(PEERS)
	$(PEERS)/bin/python -m pip install --disable-pip-version-check --constraint requirements.lock --editable ".[peers]"
	touch $@

LOCK := build/lock
COMPILE = CUSTOM_COMPILE_COMMAND="make lock" $(LOCK)/bin/pip-compile --quiet --strip-extras --allow-unsafe \
  --no-emit-index-url --no-emit-find-links --no-emit-trusted-host $(UPGRADE)

# A build of torch for one kind of machine calls itself 2.13.0+cpu or the like: the lock names them all.
lock:
	$(PYTHON) -m venv $(LOCK)
	$(LOCK)/bin/python -m pip install --disable-pip-version-check --quiet pip-tools==7.6.2
	$(COMPILE) --all-build-deps --output-file requirements.lock pyproject.toml
	sed 's/^\(torch==[0-9.]*\)+[a-z0-9.]*/\1/' requirements.lock > $(LOCK)/pins && cp $(LOCK)/pins requirements.lock
	$(COMPILE) --extra dev --constraint requirements.lock --output-file requirements-dev.lock pyproject.toml
	sed 's/^\(torch==[0-9.]*\)+[a-z0-9.]*/\1/' requirements-dev.lock > $(LOCK)/pins && cp $(LOCK)/pins requirements-dev.lock

clean:
	rm -rf $(VENV) build dist .coverage .hypothesis .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .gradio
	find index -mindepth 1 ! -name README.md -delete
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
