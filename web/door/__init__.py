"""What all pages have: who may see them, what a browser may do, and what their figures are."""
