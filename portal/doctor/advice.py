"""One line of the doctor's: how grave, about what, what was found, what to do."""

from dataclasses import dataclass
from enum import IntEnum


class Level(IntEnum):
    """Also what the command exits with."""

    FINE = 0
    NOTE = 1
    DANGER = 2


WORDS = {Level.FINE: "正常", Level.NOTE: "注意", Level.DANGER: "危险"}


@dataclass(frozen=True)
class Advice:
    level: Level
    subject: str
    found: str
    remedy: str = ""

    def __str__(self):
        remedy = f"——{self.remedy}" if self.remedy else ""
        return f"{WORDS[self.level]} {self.subject}：{self.found}{remedy}"


def fine(subject, found) -> Advice:
    return Advice(Level.FINE, subject, found)


def note(subject, found, remedy) -> Advice:
    return Advice(Level.NOTE, subject, found, remedy)


def danger(subject, found, remedy) -> Advice:
    return Advice(Level.DANGER, subject, found, remedy)
