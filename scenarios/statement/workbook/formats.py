"""How cells look: numbers as numbers, each in its own unit, and dates as dates."""

from __future__ import annotations

from typing import Any

from scenarios.statement.content import Holds

NUMBERS = {
    Holds.MONTH: "mmm yyyy",
    Holds.YEAR: "0",
    Holds.WHOLE: "#,##0",
    Holds.NUMBER: "#,##0.0##",
    Holds.SHARE: "0.0%",
    Holds.POUNDS: "£#,##0",
}


class Formats:
    """The formats of one workbook."""

    def __init__(self, book: Any) -> None:
        plain = {"font_name": "Arial", "font_size": 11, "valign": "top"}
        self.title = book.add_format({**plain, "bold": True, "font_size": 16})
        self.heading = book.add_format({**plain, "bold": True, "font_size": 13})
        self.words = book.add_format({**plain, "text_wrap": True})
        self.to_write = book.add_format({**plain, "text_wrap": True, "italic": True})
        self.head = book.add_format({**plain, "text_wrap": True, "bold": True})
        self.link = book.add_format({**plain, "underline": True, "font_color": "#12436D"})
        self._cells = {
            holds: book.add_format({**plain, "num_format": number})
            for holds, number in NUMBERS.items()
        }

    def of(self, holds: Holds) -> Any:
        """Give the format of a column."""
        return self._cells.get(holds, self.words)
