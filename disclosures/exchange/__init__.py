"""Spreadsheets in and out: one mechanism, which each room uses by listing its columns."""
