"""The rules of the house as functions: parsed sources in, one sentence out for each breach.

Read from the text with the standard library alone, so that imports inside functions and models
named in strings are seen as well, and nothing has to be running.
"""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path, PurePosixPath

APPS = ("disclosures", "requests_app", "portal")  # from the ground up
FLOORS = (
    *("statute", "privacy", "wording", "rich_text", "organisations", "publishing"),
    *("attachments", "channels", "exchange", "rooms", "documents"),
)
PLUMBING = {"migrations", "management", "templatetags"}

PURE = {
    *("states", "outcomes", "catalogue", "kinds", "tables", "terms", "grounds"),
    *("rules", "deadlines", "working_days", "checks", "fees", "finders", "masks"),
}
DOMAIN = PURE | {"actions", "querysets", "models", "figures"}
OUTER = {"views", "forms", "filters", "urls", "admin"}
PAGES = ("http", "urls", "views", "shortcuts", "template", "contrib.messages")
HTTP = [f"django.{part}" for part in PAGES]
DATABASE = ["django.db", "django.contrib", "django.apps"]
CHOICES = {f"django.db.models.{name}" for name in ("Choices", "TextChoices", "IntegerChoices")}
STATEFUL = OUTER | {"models", "querysets", "actions", "access"}
CLOCKS = {"django.utils.timezone.now", "time.time", "django.db.models.functions.Now"}
RELATIONS = {"ForeignKey", "OneToOneField", "ManyToManyField"}

STATE_WRITERS = {
    "disclosures/publishing/actions.py",
    "disclosures/publishing/batches.py",
    "requests_app/actions.py",  # of applications
}

ROOM_FILES = PURE | STATEFUL | {"exchange", "presentation", "receivers", "__init__"}
# What only one room needs, named for what it holds.
OWN_FILES = {
    "disclosures/attachments": {
        *("extraction", "images", "legacy", "metadata", "names", "packages", "papers", "pdf"),
        *("ranges", "reading", "storage"),
    },
    "disclosures/documents": {
        *("columns", "duplicates"),
    },
    "disclosures/rich_text": {"cleaning", "fields", "pasting", "tidying", "widgets"},
    "disclosures/rooms": {"columns", "fields", "links"},
    "disclosures/interpretations": {"duties"},
    "disclosures/guide": {"standard"},
    "disclosures/register": {"intake", "sheets", "waiting"},
    "disclosures/exchange": {
        *("archives", "columns", "desk", "effects", "planning", "plans", "sheets"),
        *("uploads", "workbooks"),
    },
    "disclosures/wording": {"reading"},
    "disclosures/publishing": {
        "addresses",
        "batches",
        "bulk",
        "comparison",
        "dossier",
        "errors",
        "finding",
        "gates",
        "history",
        "numbers",
        "rights",
        "roles",
        "signals",
        "versions",
        "waiting",
    },
    "portal/annual_report/paper": {"keeping", "pages", "printing", "rows", "word", "workbook"},
    "portal/annual_report/signing": {"differences", "freezing"},
    "portal/annual_report/text": {"findings"},
    "portal/doors": {
        *("again", "apps", "devices", "middleware", "names", "receivers", "sessions"),
        "site",
    },
    "portal/limits": {"decorators"},
    "portal/watch": {"configuration", "logs", "maintenance", "tracing"},
    "requests_app/apply": {"acting", "uploads"},
    "requests_app/casefile": {"binding", "contents"},
    "requests_app/desk": {"figures", "reminders", "waiting"},
    "requests_app/letters": {
        *("answers", "desk", "downloads", "drafting", "flattening", "printing"),
        *("remedies_paragraph", "sheets", "typesetter", "word", "wording"),
    },
    "portal/annual_report": {
        *("cells", "counter_figures", "figures", "measuring", "replay", "reported"),
        *("room_figures", "rows", "wording"),
    },
    "portal/feeds": {"discovery", "feeds", "subjects"},
    "portal/sitemap": {"sitemaps"},
    "portal/statistics": {"comparing", "counting", "durations", "series"},
    "portal/home": {"health"},
    "portal/search": {
        *("asking", "counting", "facets", "hits", "index", "language", "matching", "query"),
        *("ranking", "receivers", "sampling", "sources", "suggesting", "text"),
    },
}
# Folders that are no rooms: the embedded server and the demonstration.
NOT_ROOMS = {f"portal/{name}" for name in ("postgres", "demo", "backup", "doctor", "verification")}
VAGUE = {
    *("utils", "helpers", "core", "common", "misc", "process", "data"),
    *("manager", "managers", "handler", "handlers"),
}


@dataclass(frozen=True)
class Module:
    """One source file: its place under the root and its syntax tree."""

    path: PurePosixPath
    tree: ast.Module

    @property
    def app(self) -> str:
        return self.path.parts[0]

    @property
    def folder(self) -> str | None:
        """The room or floor inside its app; None for the app's own files and plumbing."""
        parts = self.path.parts[1:-1]
        return parts[0] if parts and parts[0] not in PLUMBING else None

    @property
    def is_migration(self) -> bool:
        return "migrations" in self.path.parts

    @cached_property
    def imports(self) -> list[tuple[int, str]]:
        """Line and full dotted name of everything imported, wherever it stands."""
        found = []
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                found += [(node.lineno, alias.name) for alias in node.names]
            elif isinstance(node, ast.ImportFrom):
                base = "." * node.level + (node.module or "")
                found += [(node.lineno, f"{base}.{alias.name}") for alias in node.names]
        return found

    @cached_property
    def strings(self) -> list[tuple[int, str]]:
        return [
            (node.lineno, node.value)
            for node in ast.walk(self.tree)
            if isinstance(node, ast.Constant) and isinstance(node.value, str)
        ]

    def nodes(self, *kinds: type) -> Iterator[ast.AST]:
        return (node for node in ast.walk(self.tree) if isinstance(node, kinds))

    def breach(self, line: int, sentence: str) -> str:
        return f"{self.path}:{line}: {sentence}"


def modules(root: Path) -> list[Module]:
    """Every module of the three apps, as far as they exist."""
    return [_module(root, file) for app in APPS for file in sorted((root / app).rglob("*.py"))]


def tests(root: Path) -> list[Module]:
    return [_module(root, file) for file in sorted((root / "tests").rglob("*.py"))]


def _module(root: Path, file: Path) -> Module:
    tree = ast.parse(file.read_text(encoding="utf-8"), str(file))
    return Module(PurePosixPath(file.relative_to(root).as_posix()), tree)


def _under(name: str, prefixes) -> bool:
    return any(name == prefix or name.startswith(f"{prefix}.") for prefix in prefixes)


def _called(node: ast.Call) -> str:
    return getattr(node.func, "attr", getattr(node.func, "id", ""))


def imports_are_absolute(sources: list[Module]) -> Iterator[str]:
    for module in sources:
        for line, name in module.imports:
            if name.startswith("."):
                yield module.breach(line, "imports relatively")


def no_app_knows_one_above(sources: list[Module]) -> Iterator[str]:
    """Imports, dotted strings (foreign keys, lazy imports) and labels given to the registry."""
    for module in sources:
        above = (*APPS[APPS.index(module.app) + 1 :], "tests")
        named = module.imports + [
            (line, text) for line, text in module.strings if re.fullmatch(r"\w+(\.\w+)+", text)
        ]
        for node in module.nodes(ast.Call):
            if _called(node) in ("get_model", "get_app_config") and node.args:
                named.append((node.lineno, getattr(node.args[0], "value", "")))
        for line, name in named:
            if isinstance(name, str) and _under(name, above):
                yield module.breach(line, f"knows {name}, which is above it")


def no_floor_knows_one_above(sources: list[Module]) -> Iterator[str]:
    """Inside disclosures: each floor knows those below; rooms do not know each other."""
    inside = [module for module in sources if module.app == "disclosures" and module.folder]
    folders = {*FLOORS, *(module.folder for module in inside)}
    home_of = {
        node.name: module.folder
        for module in inside
        if module.path.stem == "models"
        for node in module.nodes(ast.ClassDef)
    }
    for module in inside:
        for line, name in [*module.imports, *_models_in_strings(module)]:
            parts = name.split(".")
            if parts[0] != "disclosures":
                continue
            target = home_of.get(parts[1], parts[1])
            if target not in folders:
                if (line, name) in module.imports:
                    yield module.breach(line, f"imports {name}, which assembles all the rooms")
            elif target != module.folder and _height(target) >= min(
                _height(module.folder), len(FLOORS)
            ):
                yield module.breach(line, f"knows {name}, which is not below {module.folder}")


def _height(folder: str) -> int:
    return FLOORS.index(folder) if folder in FLOORS else len(FLOORS)


def _models_in_strings(module: Module) -> list[tuple[int, str]]:
    """Dotted strings of the app, and the bare names that relations may use for a model."""
    found = [
        (line, text) for line, text in module.strings if re.fullmatch(r"disclosures(\.\w+)+", text)
    ]
    for node in module.nodes(ast.Call):
        if _called(node) in RELATIONS:
            target = next((word.value for word in node.keywords if word.arg == "to"), None)
            name = getattr(target or (node.args[0] if node.args else None), "value", None)
            if isinstance(name, str) and "." not in name:
                found.append((node.lineno, f"disclosures.{name}"))
    return found


def the_domain_knows_no_http(sources: list[Module]) -> Iterator[str]:
    """Models may reverse their own address; nothing in the domain reaches for the pages."""
    for module in sources:
        if module.path.stem not in DOMAIN or module.is_migration:
            continue
        for line, name in module.imports:
            if module.path.stem == "models" and name == "django.urls.reverse":
                continue
            if _under(name, HTTP):
                yield module.breach(line, f"imports {name}: the domain knows no HTTP")
            elif _under(name, APPS) and OUTER & set(name.split(".")):
                yield module.breach(line, f"imports {name}: the domain knows no pages")


def pure_modules_know_no_database(sources: list[Module]) -> Iterator[str]:
    for module in sources:
        if module.path.stem not in PURE:
            continue
        for line, name in module.imports:
            ours = _under(name, APPS) and STATEFUL & set(name.split("."))
            if ours or (_under(name, DATABASE) and name not in CHOICES):
                yield module.breach(line, f"imports {name}: a pure module knows no database")


def rules_and_actions_read_no_clock(sources: list[Module]) -> Iterator[str]:
    """Dates and instants come in as arguments."""
    for module in sources:
        if module.path.stem not in PURE | {"actions"}:
            continue
        for line, name in module.imports:
            if name in CLOCKS:
                yield module.breach(line, f"imports {name}, a clock")
        for node in module.nodes(ast.Attribute):
            owner = getattr(node.value, "attr", getattr(node.value, "id", ""))
            reading = f"{owner}.{node.attr}"
            if re.fullmatch(r"(timezone|datetime|date)\.(now|today|utcnow)|time\.time", reading):
                yield module.breach(node.lineno, f"reads the clock with {reading}")
        for node in module.nodes(ast.Call):
            if _called(node) in ("localdate", "localtime") and not (node.args or node.keywords):
                yield module.breach(node.lineno, f"reads the clock with {_called(node)}()")


def one_writer_of_the_state(sources: list[Module]) -> Iterator[str]:
    for module in sources:
        if str(module.path) in STATE_WRITERS:
            continue
        for node in module.nodes(ast.Attribute):
            if node.attr == "state" and isinstance(node.ctx, ast.Store):
                yield module.breach(node.lineno, "assigns .state")
        for node in module.nodes(ast.Call):
            if _writes_state(node):
                yield module.breach(node.lineno, f"writes the state with {_called(node)}()")


def _writes_state(node: ast.Call) -> bool:
    verb = _called(node)
    words = {word.arg for word in node.keywords}
    inner = [*node.args, *(word.value for word in node.keywords if word.arg in (None, "fields"))]
    texts = {
        part.value for each in inner for part in ast.walk(each) if isinstance(part, ast.Constant)
    }
    if verb == "update":
        return "state" in words or (None in words and "state" in texts)
    return verb in ("setattr", "bulk_update") and "state" in texts


def every_module_says_what_lives_there(sources: list[Module]) -> Iterator[str]:
    """A docstring whose first words stand on the first line. Migrations are generated."""
    for module in sources:
        body = module.tree.body
        if module.is_migration or (module.path.name == "__init__.py" and not body):
            continue
        docstring = ast.get_docstring(module.tree, clean=False) or ""
        if body and body[0].lineno == 1 and docstring.split("\n")[0].strip():
            continue
        yield module.breach(1, "does not say on its first line what lives there")


def migrations_stand_alone(sources: list[Module]) -> Iterator[str]:
    """History must run for ever, whatever becomes of today's code."""
    for module in sources:
        if not module.is_migration:
            continue
        for line, name in module.imports:
            if name.startswith(".") or _under(name, APPS):
                yield module.breach(line, f"imports {name}: a migration stands alone")


def rooms_use_the_known_file_names(sources: list[Module]) -> Iterator[str]:
    for module in sources:
        place = str(module.path.parent)
        if module.folder is None or place in NOT_ROOMS or PLUMBING & set(module.path.parts):
            continue
        known = ROOM_FILES | OWN_FILES.get(place, set())
        if module.path.stem not in known:
            yield module.breach(1, "is not a file name of the house nor listed as the room's own")


def no_module_has_a_vague_name(sources: list[Module]) -> Iterator[str]:
    for module in sources:
        if module.path.stem in VAGUE:
            yield module.breach(1, "has a name that says nothing")
