"""The desk of staff: lists by the clock, the case as one story, the register."""
