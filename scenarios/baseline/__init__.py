"""What an authority has and knows: its files read and checked, and the baseline made from them."""
