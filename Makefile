# `make` alone lists the verbs.
.DEFAULT_GOAL := help
PYTHON ?= python3
UV := $(shell command -v uv 2>/dev/null)
# With setpriv, `serve` ends too when make itself is killed.
WITH_US := $(shell command -v setpriv >/dev/null 2>&1 && echo "setpriv --pdeathsig TERM")

.PHONY: help run test lint demo bench fuzz lock

help: ## list the verbs
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /  make \1\t/' | expand -t 14

run: .venv/.run ## run the journal on http://localhost:8000 (PORT and GLIMMERS_DATA are read)
	@exec $(WITH_US) .venv/bin/python manage.py serve

demo: .venv/.run ## fill the journal of demo@example.com with three invented years (AGAIN=1 starts it over)
	@.venv/bin/python manage.py demo $(if $(AGAIN),--again)

bench: .venv/.test ## what each page costs, side by side with the least that Django can do (QUICK=1; ONLY="keep,search")
	@$(WITH_US) .venv/bin/python bench/run.py $(if $(ONLY),--only "$(ONLY)") $(if $(QUICK),--quick)

test: .venv/.test ## everything that has to hold: lint, types, architecture, migrations, tests
	@PATH="$(CURDIR)/.venv/bin:$$PATH" sh tests/run

lint: .venv/.test ## the quick part of the tests: formatting, lint, types, architecture
	@PATH="$(CURDIR)/.venv/bin:$$PATH" sh tests/lint

fuzz: .venv/.test ## ask N requests as nobody would send them (N=100000; FUZZ_SEED asks others)
	@sh tests/system-packages
	@FUZZ_N=$(or $(N),100000) .venv/bin/python -m pytest -q -n 2 -rP tests/test_fuzz.py

lock: ## pin the dependencies anew from pyproject.toml (needs uv)
	uv pip compile --upgrade --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate \
		--custom-compile-command "make lock" -q pyproject.toml -o requirements.txt
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate \
		--custom-compile-command "make lock" -q --group dev -c requirements.txt pyproject.toml -o requirements-dev.txt

.venv/.run: requirements.txt
	@$(call install,requirements.txt)
	@touch $@

.venv/.test: requirements-dev.txt
	@$(call install,requirements-dev.txt)
	@touch $@ .venv/.run

define install
{ test -x .venv/bin/python || $(if $(UV),"$(UV)" venv -q --python $(PYTHON) .venv,$(PYTHON) -m venv .venv) || { rm -rf .venv; exit 1; }; } && \
echo "Installing into .venv (the first time takes a minute) ..." && \
$(if $(UV),"$(UV)" pip install -q --python .venv/bin/python --require-hashes -r $(1),.venv/bin/python -m pip install -q --disable-pip-version-check --require-hashes -r $(1))
endef
