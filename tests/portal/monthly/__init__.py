"""Tests of the monthly sheet."""
