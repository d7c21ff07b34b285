"""行政复议、行政诉讼 over the answers to applications: table four of the annual report."""
