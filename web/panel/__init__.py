"""What the pages for the placement panel say, worked out before any template sees it."""
