# Thin: run.py does the work, on Windows too.
.PHONY: run test lock

run:
	python3 run.py

test:
	python3 run.py test

lock:
	python3 run.py lock
