"""Colours of the Analysis Function palette, which stay apart for colour-blind readers."""

BLUE = "#12436D"
TURQUOISE = "#28A197"
DARK_PINK = "#801650"
ORANGE = "#F46A25"

LIKELY = "#6F93B4"  # blue, lightened: the middle half of futures
POSSIBLE = "#C3D3E1"  # blue, lightened further: eight futures in ten

INK = "#0B0C0C"
QUIET_INK = "#484949"
GRID = "#DDE2E7"
