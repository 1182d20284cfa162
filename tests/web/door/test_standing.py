"""What may be done with figures is said of made-up, published and real ones."""

from web.door.standing import standing


def test_figures_from_published_counts_say_that_the_rest_is_assumed():
    assert "assumed" in standing(synthetic=False, on_record=0)
    assert "Not for publication" in standing(synthetic=False, on_record=61)
    assert "no real child" in standing(synthetic=True, on_record=61)
