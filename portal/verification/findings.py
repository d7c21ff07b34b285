"""What one check found: how much it looked at, and what is not as it should be."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Finding:
    label: str
    counted: str
    problems: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)  # worth a line, and no fault

    @property
    def is_sound(self) -> bool:
        return not self.problems
