"""Who may do what to an item in which state: the table that staff read, from the rules. Pure."""

from dataclasses import dataclass

from disclosures.publishing.roles import ROLES
from disclosures.publishing.states import TRANSITIONS, State


@dataclass(frozen=True)
class Right:
    """One verb: its word, and for each role the states in which the role may do it."""

    verb: str
    label: str
    states: list[State]
    roles: list[str]


def rights() -> list[Right]:
    """Every verb with the states it starts from and the roles that hold a permission for it.

    Of several levels of review, each belongs to its own role; with a single one, to all three.
    """
    return [
        Right(
            verb,
            transition.label,
            [state for state in State if state in transition.sources],
            [role for role, held in ROLES.items() if set(held) & set(transition.permissions)],
        )
        for verb, transition in TRANSITIONS.items()
    ]
