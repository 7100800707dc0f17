# `make help` lists the targets. Everything is installed inside this folder: .venv, e2e/node_modules, target.

# Those that Cognito calls, which the demo is made of.
TRIGGERS  := pre-sign-up custom-message post-confirmation post-authentication
FUNCTIONS := $(TRIGGERS) backfill
VENV      := $(CURDIR)/.venv
# The functions are built for this machine's architecture, unless told x86_64 or arm64.
ARCH      ?= $(if $(filter aarch64 arm64,$(shell uname -m)),arm64,x86_64)
# The environment of samconfig.toml that `make deploy` uses.
ENV       ?= default
# How many inputs `make fuzz` tries on each function.
FUZZ_RUNS ?= 200000

# Panic messages name source files. Without the folders of the machine, two builds in two folders are the same bytes.
# RUSTFLAGS would do the same, but replaces the processor that cargo-lambda compiles for.
CARGO_FOLDER := $(or $(CARGO_HOME),$(HOME)/.cargo)
ANONYMOUS    := --config 'build.rustflags=["--remap-path-prefix=$(CURDIR)=/src", "--remap-path-prefix=$(CARGO_FOLDER)=/cargo"]'

# A tool that must be on this machine already, and how it gets there.
need = @command -v $(1) >/dev/null || { echo "$(1) is missing; $(2)" >&2; exit 1; }

export PATH := $(VENV)/bin:$(PATH)

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
# Cargo locks its one target folder, so targets side by side would only wait for each other.
.NOTPARALLEL:

.PHONY: help demo preview check init test lint unit fuzz template e2e build dist bench deploy picture clean

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z0-9]+:.*## / { printf "  make %-9s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

demo: $(VENV)/cargo-lambda ## walk one person through sign-up, mail, confirmation and record
	@echo "Compiling the tool and four functions: minutes the first time, seconds later. It leaves about 1.9 GB in target/."
	cargo build --locked --bin cognito-triggers $(TRIGGERS:%=--bin %)
	target/debug/cognito-triggers demo

preview: ## every message of every brand, locale and kind in target/preview/index.html
	cargo build --locked --bin cognito-triggers
	target/debug/cognito-triggers preview

check: preview template init ## what holds for any edit of brand, words, structure, record or parameter

init: $(VENV)/all ## start every function with the parameters of every environment of samconfig.toml
	cargo build --locked $(FUNCTIONS:%=--bin %)
	python e2e/check_init.py $(INIT_ENV)

test: lint unit fuzz template e2e ## run every check and every test

lint: ## formatting, clippy and the documentation
	@# rustfmt does not find modules that a macro declares.
	cargo fmt --all --check -- functions/pre-sign-up/src/rules/*.rs
	cd fuzz && cargo fmt --check
	cargo clippy --locked --workspace --all-targets --features cognito-triggers/aws -- -D warnings
	RUSTDOCFLAGS="-D warnings" cargo doc --locked --workspace --no-deps --features cognito-triggers/aws

unit: ## unit, snapshot, property and tidy tests: no network, no clock
	cargo test --locked --workspace --features cognito-triggers/aws

fuzz: ## run the handlers on inputs that a fuzzer makes up
	@c++ --version >/dev/null || { echo "libFuzzer is C++ and there is no compiler; on Debian: apt install g++"; exit 1; }
	cd fuzz && cargo clippy --locked --release --all-targets -- -D warnings
	cd fuzz && cargo build --locked --release
	fuzz/run pre_sign_up $(FUZZ_RUNS)
	fuzz/run custom_message $(FUZZ_RUNS)

template: $(VENV)/all ## lint the SAM template, as written and as transformed
	sam validate --lint
	python e2e/lint_template.py

e2e: build $(VENV)/all e2e/node_modules/.package-lock.json ## the release binaries against real parts
	@# With the features of the demo, so that cargo lambda watch has nothing to compile.
	cargo build --locked $(TRIGGERS:%=--bin %)
	cargo build --locked --features cognito-triggers/aws --bin cognito-triggers
	cd e2e && E2E_VENV=$(VENV) npm test

build: $(VENV)/zig ## release binaries for this machine, or ARCH, in target/lambda/<function>/bootstrap
	$(if $(filter x86_64 arm64,$(ARCH)),,$(error ARCH is "$(ARCH)"; Lambda has x86_64 and arm64))
	$(call need,cargo,https://rustup.rs installs it)
	$(call need,cc,on Debian: apt install gcc)
	@# One at a time: built together they would share the features of all, and so the SDK's weight.
	for function in $(FUNCTIONS); do \
		cargo lambda build --locked --release $(ANONYMOUS) --$(subst _,-,$(ARCH)) --package $$function || exit 1; \
	done

dist: build $(VENV)/bill ## zip files of the functions, the command, bills of materials and checksums in dist/
	@# By itself, so that no other crate's features are in it.
	cargo build --locked --release $(ANONYMOUS) --package cognito-triggers --features aws
	rm -rf dist
	python packaging/dist.py --arch $(ARCH) --command target/release/cognito-triggers $(FUNCTIONS)

bench: build ## measure the functions against one that returns its event unchanged
	@# Compiled for speed: what the functions give up for size counts against them.
	CARGO_PROFILE_RELEASE_OPT_LEVEL=3 cargo lambda build --locked --release --package trigger-bench --bin unchanged
	cargo build --locked --release --package trigger-bench --bin trigger-bench
	mkdir -p target/bench/content
	cargo run --quiet --locked --bin cognito-triggers -- pack --out target/bench/content/content.pack
	@# On one core the numbers do not depend on where the kernel puts the two processes.
	$(shell command -v taskset >/dev/null && echo taskset -c 0) target/release/trigger-bench $(BENCH)

deploy: INIT_ENV = $(ENV)
deploy: init ## check the parameters, sam build and sam deploy with ENV of samconfig.toml, `default` unless told
	sam build --config-env $(ENV)
	sam deploy --config-env $(ENV)

picture: preview ## the README's pictures of a mail, from the preview; needs chromium
	e2e/picture.sh target/preview/eshop/en/sign-up.html docs/verification-email.png
	e2e/picture.sh target/preview/eshop/en/sign-up.dark.html docs/verification-email-dark.png
	e2e/picture.sh target/preview/eshop/ar/sign-up.html docs/verification-email-arabic.png

clean: ## remove what was built and installed here
	cargo clean
	rm -rf $(VENV) e2e/node_modules .aws-sam dist

PIP_INSTALL := $(VENV)/bin/pip install --quiet --disable-pip-version-check --no-deps --require-hashes --requirement
# Writes out requirements with their hashes, which pip takes from a file only.
requirement = sed -n $(foreach package,$(1),-e '/^$(package)==/,/[^\\]$$/p') requirements-dev.txt

# The demo compiles with plain cargo and so does without zig, which is most of what cargo-lambda would bring.
$(VENV)/cargo-lambda: requirements-dev.txt
	@python3 -m venv $(VENV) || { echo "python3 cannot make a virtual environment; on Debian: apt install python3-venv"; exit 1; }
	$(call requirement,cargo-lambda) | $(PIP_INSTALL) /dev/stdin
	@touch $@

# zig links against the C library of provided.al2023, whatever this machine has.
$(VENV)/zig: requirements-dev.txt $(VENV)/cargo-lambda
	$(call requirement,ziglang) | $(PIP_INSTALL) /dev/stdin
	@touch $@

# Writes the bills of materials.
BILL_PACKAGES := cyclonedx-python-lib boolean-py defusedxml license-expression packageurl-python py-serializable \
	sortedcontainers typing-extensions
$(VENV)/bill: requirements-dev.txt $(VENV)/cargo-lambda
	$(call requirement,$(BILL_PACKAGES)) | $(PIP_INSTALL) /dev/stdin
	@touch $@

$(VENV)/all: requirements-dev.txt $(VENV)/zig
	$(PIP_INSTALL) requirements-dev.txt
	@touch $@

e2e/node_modules/.package-lock.json: e2e/package-lock.json
	cd e2e && npm ci --no-audit --no-fund
	@touch $@
