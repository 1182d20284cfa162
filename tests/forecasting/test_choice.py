"""Which model `auto` takes: the usual one unless another's past is clearly better."""

from forecasting.choice import _compare

LAST = {"no_change": 10.0, "entries_and_stays": 9.0, "pooled": 9.0}


def test_counts_tell_models_apart_only_where_one_is_far_better():
    assert _compare({**LAST, "blend": 9.5}, 8, of_episodes=False).model == "blend"
    assert _compare({**LAST, "blend": 12.0}, 8, of_episodes=False).model == "entries_and_stays"


def test_episodes_tell_them_apart_sooner():
    found = _compare({**LAST, "blend": 9.5}, 8, of_episodes=True)
    assert found.model == "entries_and_stays"


def test_the_last_value_is_taken_where_it_did_far_better():
    poor = {"no_change": 7.0, "entries_and_stays": 9.5, "pooled": 9.5, "blend": 9.5}
    found = _compare(poor, 8, of_episodes=False)
    assert found.model == "no_change"
    assert "no other beats the last value" in found.why


def test_a_usual_model_that_has_not_beaten_the_last_value_here_says_so():
    near = {"no_change": 9.0, "entries_and_stays": 9.5, "pooled": 9.5, "blend": 9.5}
    found = _compare(near, 8, of_episodes=False)
    assert found.model == "blend"
    assert "Not better here so far" in found.why
    assert _compare(near, 8, of_episodes=True).model == "no_change"
