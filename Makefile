# Two commands start everything: `make run` and `make test`.
PY := .venv/bin/python
# macOS always has a display; Linux has one where X11 or Wayland says so.
DISPLAYED := $(if $(filter Linux,$(shell uname -s)),$(DISPLAY)$(WAYLAND_DISPLAY),yes)

.PHONY: help run test tests-of-the-window other-tests torture bench package screenshots translations pins clean
.DEFAULT_GOAL := help

help: ## Say what there is to make
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "%-14s%s\n", $$1, $$2}' Makefile

run: .venv/run ## Open the sample register (without a display: write its records to build/sample)
ifeq ($(DISPLAYED),)
	@.ci/system-libraries || true
	@echo "There is no display here, so the sample's records are written to build/sample instead."
	@rm -rf build/sample && mkdir -p build/sample
	@$(PY) -m ropa_desktop sample build/sample/sample.ropa
	@for record in controller processor; do for format in xlsx pdf; do \
		$(PY) -m ropa_desktop export build/sample/sample.ropa -o build/sample/$$record.$$format --record $$record || exit 1; \
	done; done
	@ls build/sample
else
	@.ci/system-libraries window
	$(PY) -m ropa_desktop --sample
endif

test: .venv/test ## Check import rules, style and types, and run all tests
	.ci/system-libraries
	.venv/bin/lint-imports --no-logo
	.venv/bin/ruff check
	.venv/bin/mypy
	@$(MAKE) --jobs 2 --output-sync=line --no-print-directory tests-of-the-window other-tests

# All windows of the tests live in one process; what needs none runs beside it.
tests-of-the-window:
	QT_QPA_PLATFORM=offscreen $(PY) -m pytest tests/ui tests/end_to_end

other-tests:
	QT_QPA_PLATFORM=offscreen $(PY) -m pytest --ignore tests/ui --ignore tests/end_to_end

torture: .venv/test ## Kill programs at work 200 times for each kind of work, and print what was lost
	$(PY) -m tests.torture
	ROPA_TORTURE=1 $(PY) -m pytest tests/store/test_io_errors.py tests/store/test_hostile_registers.py -q -s

bench: .venv/test ## Measure against the floors, as ratios
	.ci/system-libraries
	QT_QPA_PLATFORM=offscreen $(PY) -m benchmarks

package: .venv/test ## Build the program with its own Python into dist/ropa-desktop, and let it test itself
	.ci/system-libraries package
	.venv/bin/pyinstaller build.spec --noconfirm --log-level WARN --distpath dist --workpath build/package
	env -u QT_QPA_PLATFORM PYTHONTZPATH= dist/ropa-desktop/ropa-desktop --self-test

screenshots: .venv/test ## Draw the windows into build/screenshots
	.ci/system-libraries
	QT_QPA_PLATFORM=offscreen $(PY) -m tests.screenshots build/screenshots

translations: .venv/test ## Bring the .po files up to date with the sources, check and compile them
	$(PY) -m tests.translations

pins: ## Pin what requirements*.in ask for, with hashes (needs uv)
	for name in requirements requirements-dev; do \
		uv pip compile --quiet --universal --generate-hashes --python-version 3.11 --no-emit-index-url \
			--no-header --no-annotate $$name.in -o $$name.txt || exit 1; \
	done

clean: ## Remove what was made (the environment stays)
	rm -rf build dist .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis
	find ropa_desktop tests benchmarks db -name __pycache__ -prune -exec rm -rf {} + 2>/dev/null || true

.venv/run: requirements.txt
	.ci/environment requirements.txt
	@touch $@

.venv/test: requirements-dev.txt
	.ci/environment requirements-dev.txt
	@touch $@
