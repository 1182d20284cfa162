"""The population profile: what homes today's children need, counted from their ratings alone."""
