"""The embedded PostgreSQL of a clone and Django's way to it; begin reading in launcher.py."""
