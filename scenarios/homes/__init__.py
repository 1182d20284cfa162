"""The homes there will be, month by month: on their way, changed, and no longer there."""
