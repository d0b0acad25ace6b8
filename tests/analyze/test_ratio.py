"""The rate ratio agrees with statsmodels where both speak, and says what it can't tell."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import statsmodels.api as sm
from statsmodels.stats.rates import confint_poisson_2indep

from warledger.analyze.ratio import dispersion, ratio, shifted
from warledger.analyze.volume import correction, shape, told

PAIRS = [(4, 9), (6, 11), (2, 8), (7, 7), (5, 12), (3, 10)]


def fitted(pairs: list[tuple[int, int]]) -> Any:
    """Poisson regression with a level for each pair."""
    counts = np.array(pairs).ravel()
    levels = np.repeat(np.eye(len(pairs)), 2, axis=0)
    after = np.tile([0.0, 1.0], len(pairs))
    return sm.GLM(counts, np.column_stack([levels, after]), family=sm.families.Poisson()).fit()


def test_the_ratio_is_that_of_a_poisson_regression_with_a_level_for_each_pair():
    found = ratio(PAIRS)
    assert found is not None
    assert found.ratio == pytest.approx(np.exp(fitted(PAIRS).params[-1]), rel=1e-6)


def test_equal_pairs_have_the_spread_that_the_regression_finds():
    pairs = [(8, 4), (2, 10), (6, 6), (9, 3)]
    model = fitted(pairs)
    spread, freedom = dispersion(pairs)
    assert freedom == model.df_resid
    assert spread == pytest.approx(model.pearson_chi2 / model.df_resid, rel=1e-6)


def test_without_extra_spread_the_interval_is_the_conditional_one():
    pairs = [(10, 20)] * 4
    quiet = [(15, 15)] * 400
    found = ratio(pairs, quiet)
    assert found is not None
    assert found.spread == 1
    low, high = confint_poisson_2indep(80, 4, 40, 4, method="score", compare="ratio")
    assert found.low == pytest.approx(low, rel=0.03)
    assert found.high == pytest.approx(high, rel=0.03)


def test_more_spread_widens_the_interval():
    calm, wild = ratio(PAIRS, [(5, 5)] * 20), ratio(PAIRS, [(0, 10), (10, 0)] * 10)
    assert calm is not None
    assert wild is not None
    assert (wild.low, wild.high) != (calm.low, calm.high)
    assert wild.low < calm.low < calm.ratio < calm.high < wild.high
    assert calm.clear == 1
    assert wild.clear == 0


@pytest.mark.parametrize(("pairs", "low", "high"), [([(0, 8)] * 3, True, False), ([(8, 0)] * 3, False, True)])
def test_none_on_one_side_leaves_one_end_open(pairs: list[tuple[int, int]], low: bool, high: bool):
    found = ratio(pairs, [(4, 4)] * 20)
    assert found is not None
    assert (found.low > 0) == low
    assert (found.high is not None) == high


def test_nothing_counted_is_nothing_to_compare():
    assert ratio([(0, 0)] * 5) is None
    assert ratio([]) is None


def test_the_share_told_follows_from_the_origins():
    dice = np.random.default_rng(5)
    drawn = dice.poisson(2.0 * dice.gamma(2.0, 0.5, 20_000))
    seen = [int(n) for n in drawn if n]
    own = shape(seen)
    assert own == pytest.approx(2.0, rel=0.15)
    assert told(sum(seen) / len(seen), own) == pytest.approx(len(seen) / len(drawn), abs=0.02)


def test_more_origins_an_incident_take_from_a_rise():
    few, many = [1, 1, 2, 1, 3, 1, 2, 1, 1, 2], [2, 4, 3, 5, 1, 6, 2, 4, 3, 5]
    held = correction(few, many, 1.0)
    assert held is not None
    assert held[0] < 0
    plain = ratio(PAIRS, [(5, 5)] * 20)
    assert plain is not None
    even = shifted(plain, *held)
    assert even.ratio < plain.ratio
    assert even.high / even.low > plain.high / plain.low


def test_too_few_incidents_or_one_origin_each_hold_nothing_equal():
    assert correction([1, 2, 3], [1, 2, 3], 1.0) is None
    assert correction([1] * 20, [1] * 20, 1.0) is None
