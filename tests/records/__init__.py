"""Tests of sro_assist.records."""
