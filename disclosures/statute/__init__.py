"""What the law fixes for every room: the working-day calendar and the statutory time limits."""
