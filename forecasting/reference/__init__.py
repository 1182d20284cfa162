"""Published figures of other places, shipped so that one area's own few can be judged by them."""
