"""Tests of the files of a signed report."""
