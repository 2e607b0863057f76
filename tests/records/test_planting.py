"""The faults that the benchmark plants can still be planted: what each replaces stands there, once."""

from __future__ import annotations

import ast

import pytest

from tests.benchmarks.plants import PLANTS, ROOT, Plant


@pytest.mark.parametrize("plant", PLANTS, ids=[plant.what for plant in PLANTS])
def test_plant_fits_into_the_code_as_it_is(plant: Plant) -> None:
    ast.parse(plant.planted_in(ROOT))


def test_plants_are_told_apart() -> None:
    assert len({plant.what for plant in PLANTS}) == len(PLANTS)
