"""Signing in: lock-out, second factor, sessions that time out, are listed and can be ended."""
