"""政策解读: what a policy document means, by whom, in which form; and the duty to interpret."""
