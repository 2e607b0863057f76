"""One walkthrough as it is kept: its format, writing it, and what can be read of a damaged one."""
