"""行政事业性收费: what was received under each item of fees, for table two of the report."""
