"""SRO Assist: walks a School Resource Officer through what the department's policy asks."""

__version__ = "0.1.0"
