"""权责清单: the powers that the law gives the body, and what it answers for."""
