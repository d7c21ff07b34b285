"""Prints each promise beside its figure: `pytest -p tests.promises -m promise`.

A test says by the marker which promise it shows. Behind the promise stand the marker's own figures
(how many of what one test tries) and the sums of what tests count themselves (record_property).
"""

from collections import Counter
from dataclasses import dataclass, field

import pytest


@dataclass
class Shown:
    """What became of one promise."""

    held: int = 0
    broken: int = 0
    skipped: int = 0
    figures: Counter = field(default_factory=Counter)

    def __str__(self):
        skipped = f", {self.skipped} left out" if self.skipped else ""
        counted = "".join(f"; {name} {number}" for name, number in self.figures.items())
        return f"{self.held} of {self.held + self.broken} held{skipped}{counted}"


def pytest_configure(config):
    config.pluginmanager.register(Reporter())


class Reporter:
    def __init__(self):
        self.promise_of: dict[str, str] = {}
        self.tried: dict[str, dict[str, int]] = {}
        self.shown: dict[str, Shown] = {}

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(self, items):
        for item in items:
            if marker := item.get_closest_marker("promise"):
                self.promise_of[item.nodeid] = promise = marker.args[0]
                self.tried.setdefault(promise, {}).update(marker.kwargs)

    def pytest_runtest_logreport(self, report):
        if report.nodeid not in self.promise_of or not (report.when == "call" or not report.passed):
            return
        shown = self.shown.setdefault(self.promise_of[report.nodeid], Shown())
        if report.skipped:
            shown.skipped += 1
        elif report.failed:
            shown.broken += 1
        else:
            shown.held += 1
            shown.figures.update(dict(report.user_properties))

    def pytest_terminal_summary(self, terminalreporter):
        terminalreporter.section("promises")
        for promise, shown in self.shown.items():
            colour = {"red": True} if shown.broken else {"green": bool(shown.held)}
            terminalreporter.write_line(promise)
            tried = "".join(f"; {what} {number}" for what, number in self.tried[promise].items())
            terminalreporter.write_line(f"    {shown}{tried.replace('_', ' ')}", **colour)
