"""The history against the records: it tells their state, and nothing can change it."""

from django.contrib.contenttypes.models import ContentType
from django.db import connection

from disclosures.publishing.models import OUT, HistoryEntry, publishable_models
from disclosures.publishing.states import State
from portal.verification.findings import Finding

# On, or on always: a restore or a repair may have switched it off.
TRIGGER = """
SELECT tgtype FROM pg_trigger
WHERE tgrelid = %s::regclass AND tgname = 'history_is_append_only' AND tgenabled IN ('O', 'A')
"""
BEFORE_UPDATE_OR_DELETE_OF_ROWS = 1 | 2 | 8 | 16


def tells_the_state() -> Finding:
    """The last thing told of every record and version is how it came into its present state."""
    rows, problems = 0, []
    for model in publishable_models():
        told = _last_states(model)
        fields = ("pk", "revision_of_id", "version", "state")
        items = model.with_versions.order_by("pk").values_list(*fields)
        known = set()
        for pk, record, version, state in items.iterator(chunk_size=2000):
            rows += 1
            known.add(record or pk)
            last = told.get((record or pk, version))
            # A version is archived when the next one is published: that is told of the next one.
            if last is None or (last not in OUT if state == State.ARCHIVED else last != state):
                problems.append(
                    f"{model._meta.verbose_name} {pk} 的状态是“{State(state).label}”，"
                    f"办理记录的最后一步是“{State(last).label if last else '无'}”"
                )
        for lost in sorted({record for record, _ in told} - known):
            problems.append(f"有办理记录而没有信息：{model._meta.verbose_name} {lost}")
    return Finding("办理记录", f"{rows} 条信息（含版本）的最后一步与状态", problems)


def _last_states(model) -> dict[tuple[int, int], str]:
    entries = (
        HistoryEntry.objects.filter(content_type=ContentType.objects.get_for_model(model))
        .order_by("object_id", "version", "-pk")
        .distinct("object_id", "version")
        .values_list("object_id", "version", "to_state")
    )
    return {(record, version): state for record, version, state in entries}


def is_append_only() -> Finding:
    """The database itself refuses changes: the trigger is there, switched on, for every row."""
    with connection.cursor() as cursor:
        cursor.execute(TRIGGER, [HistoryEntry._meta.db_table])
        found = cursor.fetchone()
    is_there = found is not None and found[0] == BEFORE_UPDATE_OR_DELETE_OF_ROWS
    problems = [] if is_there else ["防止修改和删除办理记录的触发器不在或者已停用"]
    return Finding("办理记录只能追加", f"{HistoryEntry.objects.count()} 条", problems)
