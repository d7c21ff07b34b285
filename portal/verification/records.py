"""Hosts, imports, versions, and what the database itself says is not in force."""

from django.db import connection
from django.db.models import Count, Q

from disclosures.exchange.models import ImportRow
from disclosures.exchange.outcomes import Result
from disclosures.organisations.models import Organisation
from disclosures.publishing.models import OUT, ImportBatch, publishable_models
from disclosures.publishing.states import UNDER_WAY, VERSION_STATES, VISIBLE, State
from portal.verification.findings import Finding

NOT_IN_FORCE = """
SELECT format('索引 %s 无效', indexrelid::regclass) FROM pg_index
JOIN pg_class ON pg_class.oid = indexrelid
WHERE NOT indisvalid AND relnamespace = current_schema()::regnamespace
UNION ALL
SELECT format('约束 %s 没有核对过', conname) FROM pg_constraint
WHERE NOT convalidated AND connamespace = current_schema()::regnamespace
"""


def one_host() -> Finding:
    hosts = Organisation.objects.filter(hosts_portal=True).count()
    problems = [] if hosts == 1 else [f"本站主办单位应当恰好一个，现有 {hosts} 个"]
    return Finding("主办单位", f"{hosts} 个", problems)


def imports() -> Finding:
    """What is public without an approval has an import batch; what a sheet wrote is there."""
    problems, imported = [], 0
    for model in publishable_models():
        name = model._meta.verbose_name
        imported += model.with_versions.exclude(import_batch=None).count()
        unreviewed = model.objects.filter(state__in=OUT, approved_at=None, import_batch=None)
        problems += [f"{name} {pk} 未经审核也不是导入的" for pk in _keys(unreviewed)]
    written = ImportRow.objects.filter(
        sheet__undone_at=None, result__in=[Result.NEW, Result.CHANGED]
    )
    for row in written.select_related("sheet__content_type").iterator(chunk_size=500):
        model = row.sheet.content_type.model_class()
        if not model._base_manager.filter(pk=row.object_id).exists():
            problems.append(f"导入批次 {row.sheet.batch_id} {row}：写入的信息不在了")
    counted = f"{ImportBatch.objects.count()} 个，{imported} 条信息"
    return Finding("导入批次", counted, problems)


def versions() -> Finding:
    """At most one new version of a record on its way, and none of its versions public."""
    counted, problems = 0, []
    for model in publishable_models():
        name = model._meta.verbose_name
        others = model.with_versions.exclude(revision_of=None).order_by()
        counted += others.count()
        wrong = others.exclude(state__in=VERSION_STATES) | others.filter(**VISIBLE)
        problems += [f"{name} {pk} 是另一个版本，却处于公开的状态" for pk in _keys(wrong)]
        alone = model.objects.filter(state=State.ARCHIVED)
        problems += [f"{name} {pk} 是历史版本，却不属于任何信息" for pk in _keys(alone)]
        on_its_way = Count("pk", filter=Q(state__in=UNDER_WAY))
        crowded = others.values("revision_of").annotate(n=on_its_way).filter(n__gt=1)
        problems += [f"{name} {row['revision_of']} 有 {row['n']} 个在办的新版本" for row in crowded]
    return Finding("版本", f"{counted} 个", problems)


def _keys(queryset):
    return queryset.order_by("pk").values_list("pk", flat=True)


def database_structure() -> Finding:
    """Indexes and constraints that a broken-off operation left without force."""
    with connection.cursor() as cursor:
        cursor.execute(NOT_IN_FORCE)
        problems = [sentence for (sentence,) in cursor.fetchall()]
        cursor.execute(
            "SELECT count(*) FROM pg_constraint WHERE connamespace = current_schema()::regnamespace"
        )
        constraints = cursor.fetchone()[0]
    return Finding("约束和索引", f"{constraints} 个约束", problems)
