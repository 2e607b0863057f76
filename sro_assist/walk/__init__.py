"""Walking: events in, state out. Pure: no clock, no disk, no screen."""
