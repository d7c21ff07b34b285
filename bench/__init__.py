"""Benchmarks: run by hand, never by the tests; results with machine and versions in RESULTS.md."""
