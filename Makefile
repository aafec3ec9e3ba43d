# Both commands of the README fetch by themselves what is missing, into .tools/. Looking whether something is missing
# takes less than a second, so there are no stamps that could say what is no longer true.

.PHONY: all test test-browser test-browser-long test-fast accept lint bench bench-growth soak faults power-cuts fuzz values exhaustive sequences binders ci-history mutants windows windows-check deny deny-offline setup setup-tests clean help

# The tests are compiled beside the program that `make` builds: the crates of others are the very same and built once; what is ours is
# quick to compile, and has every check of Rust's.
OURS := profile.release.package.shingikai
CHECKED := --release --config '$(OURS).opt-level=0' --config '$(OURS).debug="line-tables-only"' \
	--config '$(OURS).debug-assertions=true' --config '$(OURS).overflow-checks=true'

all: setup ## build the program, then every document of cases/ into output/
	cargo build --release --locked
	cargo run --release --locked --quiet -- build --typst .tools/bin/typst

test: setup setup-tests ## run every test
	cargo test --locked $(CHECKED)
	@cargo build --locked --quiet $(CHECKED)
	@.tools/bin/python tests/browser/run.py

test-browser: setup setup-tests ## try the page of `serve` in a browser (a few minutes; TESTS=ime for some)
	cargo build --locked $(CHECKED)
	@.tools/bin/python tests/browser/run.py $(TESTS)

test-browser-long: setup setup-tests ## the same, with every key, 200 kills, a form of 400 fields and 1,000 cases (an hour)
	cargo build --locked $(CHECKED)
	@.tools/bin/python tests/browser/run.py --long $(TESTS)

test-fast: ## run what needs neither typst nor the tools of the tests: the unit tests and tests/fast
	@bash .ci/fonts
	cargo test --locked --lib --test fast

accept: setup setup-tests ## write accepted texts and pages, and files that the program makes, anew: read the difference (TESTS=formats for some)
	ACCEPT=1 INSTA_UPDATE=always cargo test --locked $(CHECKED) -- $(TESTS)

lint: ## check format, clippy and documentation
	cargo fmt --check
	cargo clippy --locked --all-targets -- --deny warnings
	RUSTDOCFLAGS="--deny warnings" cargo doc --locked --no-deps --document-private-items

bench: setup setup-tests ## time the program beside typst itself (ten minutes)
	cargo build --release --locked
	@.tools/bin/python .ci/bench

bench-growth: setup setup-tests ## time it on up to 5,000 cases (half an hour)
	cargo build --release --locked
	@.tools/bin/python .ci/bench --growth

soak: setup setup-tests ## build 10,000 cases again and again, and kill some of the builds (hours)
	cargo build --release --locked
	@.tools/bin/python .ci/soak

faults: setup setup-tests ## make every system call fail once, kill the program there once, and try other file systems (two hours, goes on after a stop; needs root)
	@bash .ci/disk-tools
	cargo build --release --locked
	@.tools/bin/python .ci/disks
	@.tools/bin/python .ci/faults

power-cuts: setup ## cut the power of a disk while papers are made on it, a hundred times (ten minutes, needs root)
	cargo build --release --locked
	@python3 .ci/power-cuts

fuzz: ## try the readers with made-up texts (RUNS=100000 for each target; a C++ compiler)
	@bash .ci/fuzz

values: setup setup-tests ## read a hundred thousand made-up values back from the PDFs (ten minutes)
	cargo test --locked $(CHECKED) --test suite -- --ignored --nocapture values

exhaustive: setup ## read every beginning and 100,000 mutations of a case, and make a million changes of values of every file (CHANGES=1000000; an hour)
	cargo test --locked $(CHECKED) --config '$(OURS).opt-level=2' --lib --test fast -- --ignored --nocapture --skip binder

sequences: setup setup-tests ## edits, harms and builds in any order, then the same as from nothing (SEQUENCES=100 FIRST=1000; an hour)
	cargo test --locked $(CHECKED) --test suite -- --ignored --nocapture any_sequence

binders: ## ten thousand histories of prints and exchanges, each followed by a clerk with a binder (SEQUENCES=10000 FIRST=10000; minutes)
	cargo test --locked $(CHECKED) --test fast -- --ignored --nocapture binder

ci-history: setup setup-tests ## a long made-up history of pushes, each run as GitHub would (PUSHES=100 SEED=1; an hour)
	cargo test --locked $(CHECKED) --test repository -- --ignored --nocapture any_history

mutants: setup setup-tests ## change the program in one place at a time: does a test notice? (hours, goes on after a stop; FILES='src/input/**')
	@bash .ci/mutants

windows: setup ## build, pack and try the program for Windows under Wine (an hour once, then half of it; goes on after a stop)
	@bash .ci/windows-tools wine
	cargo build --release --locked
	@python3 .ci/windows

windows-check: ## compile program and tests for Windows (six minutes of a processor once, std included)
	@bash .ci/windows-tools
	CARGO_TARGET_DIR=target/windows .tools/bin/windows-cargo check --locked --all-targets -Zwarnings --config 'build.warnings="deny"'

deny: ## check licences, sources and advisories of the dependencies (cargo-deny is built once: some minutes)
	@bash .ci/deny

deny-offline: ## the same but the advisories, which need the network
	@bash .ci/deny --offline

setup: ## fetch what the program needs: fonts, typst, crates (those of the tests too)
	@bash .ci/fonts
	@bash .ci/typst
	@cargo fetch --locked

setup-tests: ## fetch what only the tests need: pdfinfo, pdftotext, qpdf and the like
	@bash .ci/test-tools
	@bash .ci/browser-tools
	@bash .ci/runners

clean: ## remove what was built; what .tools/ holds stays, since typst takes ten minutes
	cargo clean
	rm -rf .tools/fonts.* .tools/browser.* .tools/ci.* .tools/debian.* .tools/debian-disks.* .tools/debian-office.* .tools/debian-python.* .tools/debian-windows.* .tools/python.* .tools/typst-build
	find output -mindepth 1 -maxdepth 1 ! -name 2008-08 ! -name README.md -exec rm -rf {} +

help: ## show this list
	@sed -n 's/^\([a-z-]*\):.*## /\1	/p' Makefile
