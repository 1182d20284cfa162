"""What the first pages say of the years ahead, worked out before any template sees it."""
