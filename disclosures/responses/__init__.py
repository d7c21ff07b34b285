"""回应关切: what the public was worried about, and how and when the office answered."""
