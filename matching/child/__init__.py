"""What is known of one child: ratings, flags, family, and how each kind of home stands to them."""
