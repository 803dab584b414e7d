# Two commands for newcomers: `make demo` and `make test`. The rest is for those who stay.
PYTHON ?= python3
SETUP = $(PYTHON) scripts/bootstrap.py
RUN = .venv/bin/python

.DEFAULT_GOAL := help
.PHONY: help demo test check bench lock messages static worker format

help:  ## What there is
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## */  make \1|/' | column -t -s '|'

demo:  ## Install, load the invented families once, serve on http://127.0.0.1:8000
	@$(SETUP) app front
	@$(RUN) scripts/demo.py

test:  ## Install and run every test this machine can run (DEMAND=1: fail if one cannot; ARGS: for pytest)
	@$(SETUP) dev front
	@$(RUN) scripts/test.py $(if $(DEMAND),--demand) $(ARGS)

check:  ## Every gate that is not a test: locks, format, lint, imports, types, templates, settings, catalogues
	@$(SETUP) dev front
	@scripts/check.sh

bench:  ## The table of figures, on PostgreSQL
	@$(SETUP) dev front
	@$(RUN) scripts/postgres.py $(RUN) -m bench

lock:  ## Write the lock files anew (UPGRADE=1: take newer packages)
	@$(SETUP) dev
	@scripts/lock.sh $(if $(UPGRADE),--upgrade)

messages:  ## Bring the translations' catalogues to what the code says
	@$(SETUP) dev
	@scripts/messages.sh

static:  ## Build style sheets and scripts
	@$(SETUP) front

worker:  ## Carry out background tasks of the demo
	@$(SETUP) app
	@$(RUN) manage.py db_worker

format:  ## Format and mend what can be mended by machine
	@$(SETUP) dev
	@.venv/bin/ruff format -q . && .venv/bin/ruff check -q --fix .
