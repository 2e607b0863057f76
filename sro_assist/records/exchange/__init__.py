"""Records that go from device to device: one file for one record, and taking one in."""

SUFFIX = ".sro"
