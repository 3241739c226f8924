# Two commands start everything: `make run` and `make test`.
PY := .venv/bin/python
# macOS always has a display; Linux has one where X11 or Wayland says so.
DISPLAYED := $(if $(filter Linux,$(shell uname -s)),$(DISPLAY)$(WAYLAND_DISPLAY),yes)

.PHONY: help run test tests-of-the-window other-tests accessibility torture bench package screenshots tour translations pins clean
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
	@.ci/system-libraries reader || echo "The test that works as a screen reader does is left out."
	.venv/bin/lint-imports --no-logo
	.venv/bin/ruff check
	.venv/bin/mypy
	@$(MAKE) --jobs 2 --output-sync=line --no-print-directory tests-of-the-window other-tests

# All windows of the tests live in one process; what needs none runs beside it.
tests-of-the-window:
	QT_QPA_PLATFORM=offscreen $(PY) -m pytest tests/ui tests/end_to_end

other-tests:
	QT_QPA_PLATFORM=offscreen $(PY) -m pytest --ignore tests/ui --ignore tests/end_to_end

accessibility: .venv/test ## Walk through the whole window, and use the program as a screen reader does
	.ci/system-libraries reader
	QT_QPA_PLATFORM=offscreen ROPA_READER=1 $(PY) -m pytest tests/ui/test_accessibility.py tests/end_to_end/test_by_screen_reader.py

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

tour: ## Take the pictures of docs/tour.md from build/screenshots
	$(PY) -m tests.tour build/screenshots docs/tour

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
