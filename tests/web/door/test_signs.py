"""A sign stays with its pounds wherever a page shows money."""

from web.charts.picture import Table
from web.door.signs import sign_kept


def test_no_line_breaks_between_a_sign_and_its_pounds():
    assert sign_kept("−£5.1 million (−£9.1 million to +£0.2 million)") == (
        "−\u2060£5.1 million (−\u2060£9.1 million to +\u2060£0.2 million)"
    )
    assert sign_kept("£5 − £3") == "£5 − £3"


def test_tables_of_every_page_keep_them_together(app):
    shown = Table("Money", ("Measure", "Change"), (("Cost", "−£5.1 million"),))
    with app.test_request_context():
        macros = app.jinja_env.get_template("picture.html").module
        assert "−\u2060£5.1 million" in macros.table(shown)
