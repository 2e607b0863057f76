# Thin: run.py does the work, on Windows too.
.PHONY: run test check lint format types lock

run:
	python3 run.py

test:
	python3 run.py test

check: lint format types

lint:
	.venv/bin/python -m ruff check .

format:
	.venv/bin/python -m ruff format .

types:
	.venv/bin/python -m mypy

lock:
	python3 run.py lock
