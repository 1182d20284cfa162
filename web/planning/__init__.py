"""What the pages for commissioners and recruiters say, worked out before any template."""
