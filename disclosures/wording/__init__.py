"""Wording: lists that staff keep of words that official texts must not or should not use."""
