"""Handing disclosed information over to archives, libraries and service halls (条例第二十五条)."""
