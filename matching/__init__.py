"""Which home suits which child: needs, rules, preferences and a proved best answer."""
