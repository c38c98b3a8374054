# `make run` and `make test` are enough; the steps themselves are short scripts in .ci/.
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.PHONY: help run build dev check test soak bench clean

help: ## Shows this
	@sed -n 's/^\([a-z]*\):[^#]*## */\1\t/p' $(MAKEFILE_LIST) | while IFS=$$'\t' read -r name text; do printf 'make %-6s  %s\n' "$$name" "$$text"; done

# The build that the tests and `make dev` use too, so that neither compiles again: quick enough for one visitor.
run: ## Installs what is missing, builds, serves the demo on http://localhost:3000 (database in ./data)
	@.ci/install
	@echo "Building."
	@.ci/build debug
	@mkdir -m 700 -p data
	@echo "Serving the demo on http://localhost:3000; Ctrl-C stops it."
	@exec target/debug/essor demo

build: ## Leaves target/dist/essor: the one file to install, everything inside
	@.ci/install
	@echo "Building the browser's half."
	@.ci/site
	@echo "Building the server."
	@.ci/server dist

dev: ## Serves the demo and builds again when a file changes
	@.ci/dev

check: ## Format, clippy, licences and sources of the dependencies
	@.ci/install check
	@.ci/check

test: ## Everything: what check does, both databases, the browser
	@.ci/install check
	@.ci/check --without-clippy
	@.ci/test

soak: ## A quarter of an hour of random input, 200 kills on each engine, rolling restarts behind nginx
	@.ci/soak

bench: build ## Prints the budgets and what is reached, on what build leaves
	@.ci/bench

clean: ## Removes what was built here (the shared cache and ./data stay)
	@rm -rf target end2end/test-results end2end/playwright-report end2end/node_modules
