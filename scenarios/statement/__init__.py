"""The sufficiency statement: what a service publishes about its homes, section by section."""
