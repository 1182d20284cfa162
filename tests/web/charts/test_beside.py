"""Charts of figures side by side hold all they are given."""

from web.charts.beside import Bar, parts_of_own_scale
from web.charts.small import Words


def test_a_range_that_leaves_its_average_out_is_drawn_whole():
    figure = Bar("Siblings", "part", -0.9, -0.2, 0.0)
    drawn = str(parts_of_own_scale([figure], Words("few", "Few differ", "One future in five")))
    assert 'd="M0,0h0v' not in drawn.split("<path")[1]
