"""The tree of public bodies and who works for which node."""
