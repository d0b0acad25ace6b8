from __future__ import annotations

import pytest

from warledger.settings import Settings, SettingsError, from_environment


def test_what_is_given_beats_the_environment_and_that_the_defaults():
    told = from_environment({"WARLEDGER_BATCH": "3", "WARLEDGER_RECORD": "a.db", "HOME": "/"}, record="b.db")
    assert (told.batch, told.record, told.timeout) == (3, "b.db", Settings().timeout)
    assert from_environment({}, record=None) == Settings()


@pytest.mark.parametrize("environment", [{"WARLEDGER_COLOUR": "red"}, {"WARLEDGER_BATCH": "many"}], ids=str)
def test_what_does_not_exist_or_fit_is_refused(environment: dict[str, str]):
    with pytest.raises(SettingsError, match=r"WARLEDGER_COLOUR|batch"):
        from_environment(environment)
