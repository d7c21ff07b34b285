"""What is missing or unsafe on this installation, one line each; see examination.py."""
