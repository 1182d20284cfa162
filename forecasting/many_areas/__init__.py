"""Many authorities side by side: what a pooled model learns from them, and where one stands."""
