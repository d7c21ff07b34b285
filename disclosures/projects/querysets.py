"""Named questions about projects: at a stage, tendered in a year, in the trading centre."""

from django.db.models import BooleanField, F, Func, Value

from disclosures.projects.kinds import Stage
from disclosures.publishing.states import State
from disclosures.rooms.querysets import RoomQuerySet


class StagesMatch(Func):
    """Whether the stages have what a path asks for; the paths are written here alone."""

    template = "jsonb_path_exists(%(expressions)s::jsonpath)"
    output_field = BooleanField()


class ProjectQuerySet(RoomQuerySet):
    def for_rows(self):
        return super().for_rows().defer("body", "scope", "supervision", "period_reason")

    def kept(self):
        return self.exclude(state=State.DISCARDED)

    def _with_stages(self, path: str):
        return self.alias(matches=StagesMatch(F("stages"), Value(path))).filter(matches=True)

    def at_stage(self, stage: Stage):
        """Those whose last stage it is."""
        return self._with_stages(f'$[last] ? (@.stage == "{Stage(stage).label}")')

    def tendered_in(self, year: int):
        """Those whose tender or purchase was announced on a day of the year."""
        asked = f'@.stage == "{Stage.TENDER.label}" && @.day starts with "{int(year)}-"'
        return self.kept()._with_stages(f"$[*] ? ({asked})")

    def in_trading_centre(self):
        """进场交易: a trading centre is named."""
        return self.exclude(trading_centre="")

    def procurement(self):
        """政府采购: those with a way of procurement."""
        return self.exclude(procurement="")
