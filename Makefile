# Thin: run.py does the work, on Windows too.
.PHONY: run test check lint format types javascript lock

run:
	python3 run.py

test:
	python3 run.py test

check: lint format types javascript

lint:
	.venv/bin/python -m ruff check .

format:
	.venv/bin/python -m ruff format .

types:
	.venv/bin/python -m mypy

javascript:
	.venv/bin/python -m tests.javascript

lock:
	python3 run.py lock
