# `make help` lists the targets. Everything is installed inside this folder: .venv, e2e/node_modules, target.

# The functions that Cognito calls. The demo runs them.
TRIGGERS  := pre-sign-up custom-message post-confirmation post-authentication
FUNCTIONS := $(TRIGGERS) backfill
VENV      := $(CURDIR)/.venv
# Target architecture of the functions, x86_64 or arm64. The default is that of this machine.
ARCH      ?= $(if $(filter aarch64 arm64,$(shell uname -m)),arm64,x86_64)
# Environment of samconfig.toml for `make deploy`.
ENV       ?= default
# Number of inputs per function for `make fuzz`.
FUZZ_RUNS ?= 200000

# Panic messages name source files. Without the folders of this machine, two builds in two folders give the same bytes.
# RUSTFLAGS would have the same effect, but it overrides the processor that cargo-lambda selects.
CARGO_FOLDER := $(or $(CARGO_HOME),$(HOME)/.cargo)
ANONYMOUS    := --config 'build.rustflags=["--remap-path-prefix=$(CURDIR)=/src", "--remap-path-prefix=$(CARGO_FOLDER)=/cargo"]'

# Builds the functions of the list that are in FUNCTIONS, side by side.
release = $(if $(filter $(FUNCTIONS),$(1)),cargo lambda build --locked --release $(ANONYMOUS) --$(subst _,-,$(ARCH)) \
	$(patsubst %,--package %,$(filter $(FUNCTIONS),$(1))))

# Fails if a tool is missing on this machine, and tells how to install it.
need = @command -v $(1) >/dev/null || { echo "$(1) is missing; $(2)" >&2; exit 1; }

export PATH := $(VENV)/bin:$(PATH)

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
# Cargo locks its target folder, so parallel targets would only wait for each other.
.NOTPARALLEL:

.PHONY: help demo preview check init test lint unit fuzz reproducible template functions.yaml examples e2e build dist \
	bench account deploy smoke picture clean

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z0-9.]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

demo: $(VENV)/cargo-lambda ## follow one user through sign-up, email, confirmation and record
	@echo "Compiling the command and four functions: minutes the first time, seconds later. Needs about 1.9 GB in target/."
	cargo build --locked --bin cognito-triggers $(TRIGGERS:%=--bin %)
	target/debug/cognito-triggers demo

preview: ## show every message in target/preview/index.html
	cargo build --locked --bin cognito-triggers
	target/debug/cognito-triggers preview

check: preview template init ## check content, template and parameters after an edit

init: $(VENV)/all ## start each function with the parameters of each environment of samconfig.toml
	cargo build --locked $(FUNCTIONS:%=--bin %)
	python e2e/check_init.py $(INIT_ENV)

test: lint unit template examples e2e ## run every check and test except fuzz and reproducible

lint: ## check formatting, clippy, the documentation and the structure
	@# rustfmt does not find modules that a macro declares.
	cargo fmt --all --check -- functions/pre-sign-up/src/rules/*.rs
	cd fuzz && cargo fmt --check
	python3 contract/structure.py --check
	cargo clippy --locked --workspace --all-targets --features cognito-triggers/aws -- -D warnings
	RUSTDOCFLAGS="-D warnings" cargo doc --locked --workspace --no-deps --features cognito-triggers/aws

unit: ## run unit, snapshot and property tests, without network and clock
	cargo test --locked --workspace --features cognito-triggers/aws

fuzz: ## run two functions on inputs that a fuzzer generates
	@c++ --version >/dev/null || { echo "libFuzzer needs a C++ compiler; on Debian: apt install g++"; exit 1; }
	cd fuzz && cargo clippy --locked --release --all-targets -- -D warnings
	cd fuzz && cargo build --locked --release
	fuzz/run pre_sign_up $(FUZZ_RUNS)
	fuzz/run custom_message $(FUZZ_RUNS)

reproducible: build $(VENV)/all ## build custom-message again in another folder, and compare the zip files
	cd e2e && E2E_VENV=$(VENV) node --test --test-timeout=600000 reproducible.test.js

template: $(VENV)/all ## lint the SAM templates, before and after their transform, and compare the pools
	sam validate --lint
	sam validate --lint --template functions.yaml
	python packaging/functions_template.py --check
	python e2e/lint_template.py
	python e2e/lint_pools.py
	python e2e/user_pool_model.py

functions.yaml: $(VENV)/all ## derive the template for a pool that exists from template.yaml
	python packaging/functions_template.py

# A folder has the same name.
.PHONY: examples
examples: $(VENV)/all examples/cdk/node_modules/.package-lock.json ## check the CDK construct, the Terraform module and the pages in examples/
	cd examples/cdk && npm test
	python e2e/lint_examples.py

e2e: build $(VENV)/all e2e/node_modules/.package-lock.json ## test the release binaries with emulators, AWS SDKs and a browser
	@# Examples are not functions of the suite, so `make build` leaves them out. Separately, so that neither has features of
	@# the other.
	cargo lambda build --locked --release $(ANONYMOUS) --$(subst _,-,$(ARCH)) --package welcome-email
	cargo lambda build --locked --release $(ANONYMOUS) --$(subst _,-,$(ARCH)) --package webhook
	@# With the features of the demo, so that cargo lambda watch need not compile.
	cargo build --locked $(TRIGGERS:%=--bin %)
	cargo build --locked --features cognito-triggers/aws --bin cognito-triggers
	cd e2e && E2E_VENV=$(VENV) npm test

build: $(VENV)/zig ## build target/lambda/<function>/bootstrap for this machine, or for ARCH
	$(if $(filter x86_64 arm64,$(ARCH)),,$(error ARCH is "$(ARCH)"; Lambda has x86_64 and arm64))
	$(call need,cargo,https://rustup.rs installs it)
	$(call need,cc,on Debian: apt install gcc)
	@# In groups: built together, all functions would have the features of all. custom-message has neither the SDK nor the
	@# cryptography of passes.
	$(call release,pre-sign-up)
	$(call release,custom-message)
	$(call release,post-confirmation post-authentication backfill)

dist: build $(VENV)/bill ## build zip files, the command, bills of materials and checksums in dist/
	@# Separately, so that it has no features of other crates.
	cargo build --locked --release $(ANONYMOUS) --package cognito-triggers --features aws
	rm -rf dist
	python packaging/dist.py --arch $(ARCH) --command target/release/cognito-triggers $(FUNCTIONS)

bench: build ## compare the functions with one that returns its event unchanged
	@# Compiled for speed: the figures then include what the functions lose by compiling for size.
	CARGO_PROFILE_RELEASE_OPT_LEVEL=3 cargo lambda build --locked --release --package trigger-bench --bin unchanged
	cargo build --locked --release --package trigger-bench --bin trigger-bench
	mkdir -p target/bench/content
	cargo run --quiet --locked --bin cognito-triggers -- pack --out target/bench/content/content.pack
	@# On one core, the figures do not depend on the kernel's choice of cores.
	$(shell command -v taskset >/dev/null && echo taskset -c 0) target/release/trigger-bench $(BENCH)

account: $(VENV)/all
	python e2e/before_deploy.py $(ENV)

deploy: INIT_ENV = $(ENV)
deploy: account init ## check account and parameters, then sam build and sam deploy; ENV is `default`, `functions` has no pool
	sam build --config-env $(ENV)
	sam deploy --config-env $(ENV)

smoke: $(VENV)/all ## deploy `workshop` to your account under a random name, test it, delete it; options in SMOKE
	cargo build --locked --features cognito-triggers/aws --bin cognito-triggers
	python e2e/smoke.py $(SMOKE)

picture: preview ## take the pictures of the docs from the preview; needs chromium
	e2e/picture.sh target/preview/eshop/en/sign-up.html docs/verification-email.png 640,760
	e2e/picture.sh target/preview/eshop/en/sign-up.html docs/verification-email-dark.png 640,760 dark
	e2e/picture.sh target/preview/eshop/ar/sign-up.html docs/verification-email-arabic.png 640,760
	e2e/picture.sh target/preview/harbour/en/admin-create-user.html docs/brand-keys.png 560,915
	e2e/picture.sh target/preview/harbour/de/admin-create-user.html docs/brand-keys-german.png 360,1070 dark

clean: ## remove everything that was built or installed here
	cargo clean
	rm -rf $(VENV) e2e/node_modules examples/cdk/node_modules examples/cdk/build examples/cdk/cdk.out .aws-sam dist

PIP_INSTALL := $(VENV)/bin/pip install --quiet --disable-pip-version-check --no-deps --require-hashes --requirement
# Prints requirements with their hashes. pip accepts hashes only in a file.
requirement = sed -n $(foreach package,$(1),-e '/^$(package)==/,/[^\\]$$/p') requirements-dev.txt

# The demo compiles with cargo alone and needs no zig, the largest part of cargo-lambda's dependencies.
$(VENV)/cargo-lambda: requirements-dev.txt
	@python3 -m venv $(VENV) || { echo "python3 cannot create a virtual environment; on Debian: apt install python3-venv"; exit 1; }
	$(call requirement,cargo-lambda) | $(PIP_INSTALL) /dev/stdin
	@touch $@

# zig links against the C library of provided.al2023, independent of this machine.
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

examples/cdk/node_modules/.package-lock.json: examples/cdk/package-lock.json
	cd examples/cdk && npm ci --no-audit --no-fund
	@touch $@
