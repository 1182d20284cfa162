"""What is known of one home: how it fits, who lives there, what it can take, and what it costs."""
