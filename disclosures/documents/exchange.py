"""Import of documents from JSON lines: columns, checks row by row, and a report of every row."""

import gzip
import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

from django.db import transaction
from django.utils.timezone import get_default_timezone, localdate

from disclosures.documents.kinds import ContentSource, DocumentKind
from disclosures.documents.models import Document, Section
from disclosures.documents.rules import normalise_number, warnings
from disclosures.exchange.rules import read_date
from disclosures.publishing.batches import publish_imported
from disclosures.publishing.models import ImportBatch
from disclosures.rich_text.cleaning import clean, paragraphs

COLUMNS = ("id", "title", "issuer", "doc_number", "date", "kind", "body")
KINDS = {kind.label: kind for kind in DocumentKind}
SECTION = "a20-1"  # imported documents are filed under 政策文件 until somebody files them better
BATCH = 200
CONTROL = dict.fromkeys(c for c in range(32) if c not in (9, 10))


class RowRefused(ValueError):
    """The row can't be taken; the text is the reason that the report gives."""


@dataclass
class Report:
    """What became of each row."""

    new: int = 0
    unchanged: int = 0
    refused: list[tuple[int, str]] = field(default_factory=list)
    warned: list[tuple[int, str]] = field(default_factory=list)
    characters: int = 0


@dataclass
class Import:
    """One run over a file. `commit=False` is the dry run: the same checks, nothing written."""

    path: Path
    organisation: object
    by: object
    at: datetime
    commit: bool
    published_on_date: bool = False
    report: Report = field(default_factory=Report)

    def run(self, progress=lambda done: None) -> Report:
        self.section = Section.objects.get(code=SECTION)
        self.seen_ids: set[str] = set()
        self.seen_numbers: set[str] = set()
        self.batch = None
        waiting: list[tuple[int, Document]] = []
        read = 0
        for number, row in read_rows(self.path):
            read += 1
            try:
                waiting.append((number, self._document(number, row)))
            except RowRefused as refusal:
                self.report.refused.append((number, str(refusal)))
            if len(waiting) >= BATCH:
                self._take(waiting)
                waiting = []
                progress(read)
        self._take(waiting)
        progress(read)
        return self.report

    def _open_batch(self) -> ImportBatch:
        with self.path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
        return ImportBatch.objects.create(
            source=self.path.name[:200], sha256=digest, by=self.by, at=self.at
        )

    def _document(self, number: int, row) -> Document:
        """The unsaved document of a row. Raises RowRefused; warnings go into the report."""
        if isinstance(row, RowRefused):
            raise row
        text = {name: cell(row.get(name)) for name in COLUMNS}
        if not text["id"]:
            raise RowRefused("缺少 id，无法辨认是否重复")
        if len(text["id"]) > 100:
            raise RowRefused("id 超过100个字符")
        if text["id"] in self.seen_ids:
            raise RowRefused(f"id 与前面的行重复：{text['id']}")
        title = " ".join(text["title"].split())
        if not title:
            raise RowRefused("缺少标题")
        if len(title) > 300:
            raise RowRefused(f"标题有{len(title)}个字，超过300个字")
        made_on = self._made_on(text["date"])
        self.seen_ids.add(text["id"])
        document = Document(
            source_id=text["id"],
            title=title,
            organisation=self.organisation,
            section=self.section,
            kind=KINDS.get(text["kind"], DocumentKind.OTHER),
            keywords="" if text["kind"] in KINDS else text["kind"][:200],
            issuing_organ=text["issuer"][:200],
            document_number=normalise_number(text["doc_number"])[:100],
            made_on=made_on,
            body=paragraphs(text["body"]),
            first_published_at=self._published_at(made_on),
        )
        if document.issuing_organ not in ("", self.organisation.name):
            document.content_source = ContentSource.REPOSTED
            document.source_name = document.issuing_organ
        self._warn(number, document)
        self.report.characters += len(text["body"])
        return document

    def _made_on(self, text: str) -> date | None:
        try:
            made_on = read_date(text) if text else None
        except ValueError as error:
            raise RowRefused(str(error)) from error
        if self.published_on_date and made_on and made_on > localdate(self.at):
            raise RowRefused(f"成文日期（{made_on}）还没有到，不能作为发布日期")
        return made_on

    def _published_at(self, made_on: date | None) -> datetime:
        if self.published_on_date and made_on:
            return datetime(made_on.year, made_on.month, made_on.day, tzinfo=get_default_timezone())
        return self.at

    def _warn(self, number, document):
        found = warnings(document_number=document.document_number, made_on=document.made_on)
        if not document.document_number:
            found.append("没有发文字号")
        elif document.document_number in self.seen_numbers:
            found.append(f"发文字号与前面的行重复：{document.document_number}")
        if not document.made_on:
            found.append("没有成文日期")
        if not document.body:
            found.append("没有正文")
        self.seen_numbers.add(document.document_number)
        self.report.warned.extend((number, sentence) for sentence in found)

    def _take(self, waiting):
        """Sort out what is there already and publish the rest, a batch in one transaction."""
        stored = {
            document.source_id: document
            for document in Document.objects.filter(
                source_id__in=[document.source_id for _, document in waiting]
            )
        }
        new = []
        for number, document in waiting:
            same = stored.get(document.source_id)
            if same is None:
                new.append(document)
            elif same.title == document.title and is_stored_as(document.body, same.body):
                self.report.unchanged += 1
            else:
                self.report.refused.append(
                    (number, f"id {document.source_id} 已经导入过而内容不同，请在后台修改原记录")
                )
        if self.commit and new:
            with transaction.atomic():  # no batch without the records that it reviewed
                self.batch = self.batch or self._open_batch()
                publish_imported(new, batch=self.batch, at=self.at)
        self.report.new += len(new)


def is_stored_as(body: str, stored: str) -> bool:
    """Whether the body is what is stored, before or after being made safe on its way there."""
    return body == stored or clean(body) == stored


def read_rows(path: Path) -> Iterator[tuple[int, dict | RowRefused]]:
    """Rows of a JSONL file (.gz or plain; UTF-8 with or without BOM, or GB18030), from 1."""
    with gzip.open(path, "rb") if path.suffix == ".gz" else path.open("rb") as file:
        for number, line in enumerate(file, 1):
            if not line.strip():
                continue
            try:
                row = json.loads(decode(line))
            except (ValueError, RecursionError) as error:
                yield number, RowRefused(f"不是完整的 JSON：{error}")
                continue
            yield number, row if isinstance(row, dict) else RowRefused("这一行不是 JSON 对象")


def decode(line: bytes) -> str:
    try:
        return line.decode("utf-8-sig")
    except UnicodeDecodeError:
        return line.decode("gb18030")


def cell(value) -> str:
    """A cell as text, whatever JSON type it came in, without control characters."""
    text = "" if value is None else str(value).translate(CONTROL).strip()
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise RowRefused("有残缺的字符（半个代码单元），无法保存") from error
    return text
