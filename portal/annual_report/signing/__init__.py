"""Signing the annual report: frozen, signed by another person, sent, published, corrected."""
