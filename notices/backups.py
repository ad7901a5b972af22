"""All that a site would miss, in one ZIP file: the rows of every table, the originals, the key of the data folder.

Rows are lines of JSON, the same whichever database they come from: PostgreSQL can be given what SQLite held.
A backup is of one moment, while others write. Its rows come back in one transaction and are proven: those of every
notice have to make the digest that is kept with them, the bytes of every original the hash that names them.
"""

from __future__ import annotations

import json
import os
import shutil
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from hashlib import sha256
from itertools import islice
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.exceptions import SuspiciousFileOperation, ValidationError
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.core.management.color import no_style
from django.db import DatabaseError, connection, transaction
from django.db.migrations.executor import MigrationExecutor
from django.db.models import Field, FileField, Model

from notices.curation.takedowns import bans, enforce
from notices.versioning.canonical_form import FORM
from notices.versioning.changes import brought_back
from notices.versioning.version import current

FORMAT = 1
MANIFEST, KEY = "manifest.json", "secret_key"
# What is worth nothing elsewhere: who is signed in, what this site's index has still to take in and where it is, which
# worker lives.
LEFT_OUT = frozenset({"sessions.session", "search.pendingnotice", "search.indexhome", "notices.worker"})
TAKEDOWNS = "notices.takedown"  # not in the first backups
TOGETHER = 500  # rows that are read or written at once


class BackupError(Exception):
    """Why a backup could not be made or restored: a sentence for whoever asked for it."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup says of itself. `rows` by table, `migrations` the last ones of each app, `missing` files."""

    format: int
    collection: str
    form: int
    migrations: list[list[str]]
    rows: dict[str, int]
    files: int
    missing: list[str]


# Made


def backup(target: Path) -> Manifest:
    """Writes it beside its name and then under it, so that no half of one bears it. Raises OSError."""
    with NamedTemporaryFile(dir=target.parent, prefix=f".{target.name}.", delete=False) as file:
        try:
            with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive, _one_moment():
                manifest = _written(archive)
            file.flush()
            os.fsync(file.fileno())
            Path(file.name).replace(target)
        except BaseException:
            Path(file.name).unlink()
            raise
    return manifest


@contextmanager
def _one_moment() -> Iterator[None]:
    """What is read within is of one moment, and keeps nobody from writing."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("BEGIN DEFERRED")  # `atomic` would take the writers' lock
            try:
                yield
            finally:
                cursor.execute("ROLLBACK")
        return
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        yield


def _written(archive: zipfile.ZipFile) -> Manifest:
    files: set[str] = set()
    rows = {model._meta.label_lower: _write_rows(archive, model, files) for model in _models()}
    missing = [name for name in sorted(files) if not _write_file(archive, name)]
    if (key := Path(settings.DATA_DIR) / KEY).is_file():
        archive.write(key, KEY)
    manifest = Manifest(FORMAT, str(current()), FORM, _migrations(), rows, len(files) - len(missing), missing)
    archive.writestr(MANIFEST, json.dumps(asdict(manifest), ensure_ascii=False, indent=1))
    return manifest


def _models() -> list[type[Model]]:
    """Those that have tables, the ones that only join others too."""
    return [
        model
        for model in apps.get_models(include_auto_created=True)
        if model._meta.managed and not model._meta.proxy and model._meta.label_lower not in LEFT_OUT
    ]


def _write_rows(archive: zipfile.ZipFile, model: type[Model], files: set[str]) -> int:
    """The columns, then a line a row; gives the number of rows, and notes the files they name."""
    fields = _fields(model)
    of_files = [number for number, column in enumerate(fields) if isinstance(column, FileField)]
    rows = model._base_manager.order_by("pk").values_list(*(column.attname for column in fields))
    count = 0
    with archive.open(_member(model), "w", force_zip64=True) as lines:
        lines.write(_line([column.attname for column in fields]).encode() + b"\n")
        for row in rows.iterator(TOGETHER):
            lines.write(_line(row).encode() + b"\n")
            files.update(row[number] for number in of_files if row[number])
            count += 1
    return count


def _write_file(archive: zipfile.ZipFile, name: str) -> bool:
    try:
        with (
            default_storage.open(name) as content,
            archive.open(f"files/{name}", "w", force_zip64=True) as member,
        ):
            shutil.copyfileobj(content, member)
    except FileNotFoundError:
        return False
    return True


def _plain(value: Any) -> str:
    """Dates and times as ISO 8601 has them; whatever else no JSON has, as its own text."""
    return str(value.isoformat() if hasattr(value, "isoformat") else value)


_line = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), default=_plain).encode


def _fields(model: type[Model]) -> list[Field[Any, Any]]:
    return [column for column in model._meta.concrete_fields if not column.generated]


def _member(model: type[Model]) -> str:
    return f"rows/{model._meta.label_lower}.jsonl"


def _migrations() -> list[list[str]]:
    loader = MigrationExecutor(connection).loader
    applied = loader.applied_migrations
    return sorted(
        [app, name]
        for app, name in applied
        if (app, name) in loader.graph.nodes
        and not any(child.key[0] == app for child in loader.graph.node_map[app, name].children)
    )


# Restored

_DAMAGE = (
    *(zipfile.BadZipFile, zlib.error, EOFError, KeyError, ValueError, TypeError),
    *(ValidationError, SuspiciousFileOperation, DatabaseError),
)


def restore(source: Path, overwrite: bool = False) -> tuple[Manifest, list[str]]:
    """Gives also what the site had taken down since and keeps out. Raises BackupError, and OSError.

    `overwrite`: what the site holds may go.
    """
    try:
        with zipfile.ZipFile(source) as archive:
            manifest = _manifest(archive)
            _prepare(manifest, overwrite)
            _restore_files(archive)
            names_before, kept_out = _restore_rows(archive, manifest)
            if KEY in archive.namelist():
                _restore_key(archive.read(KEY))
    except _DAMAGE as error:
        raise BackupError(f"{source} 不是完整的备份，没有恢复：{error}") from error
    call_command("migrate", verbosity=0)  # to what this version of the program has
    if differing := brought_back(names_before):
        raise BackupError(f"已恢复，但 {len(differing)} 份通报与备份时不同：{'、'.join(differing[:10])}")
    return manifest, kept_out


def _manifest(archive: zipfile.ZipFile) -> Manifest:
    content = json.loads(archive.read(MANIFEST))
    if content["format"] != FORMAT:
        raise BackupError(f"备份的格式是 {content['format']}，这个版本的程序只能读取 {FORMAT}。")
    return Manifest(**content)


def _prepare(manifest: Manifest, overwrite: bool) -> None:
    """The tables as they were when the backup was made; later migrations come when its rows are in."""
    executor = MigrationExecutor(connection)
    graph, applied = executor.loader.graph, executor.loader.applied_migrations
    if newer := [f"{app}.{name}" for app, name in manifest.migrations if (app, name) not in graph.nodes]:
        raise BackupError(f"备份来自更新的版本，请先更新程序；这里没有 {'、'.join(newer)}。")
    if applied and _migrations() != manifest.migrations:
        raise BackupError("备份来自另一个版本，只能恢复到空的数据库；恢复后会自动更新。")
    if applied and not overwrite and _holds_anything():
        raise BackupError("库中已有通报或帐户；确定以备份代替时加 --overwrite。")
    executor.migrate([(app, name) for app, name in manifest.migrations])


def _holds_anything() -> bool:
    return any(apps.get_model(label)._base_manager.exists() for label in ("notices.notice", "auth.user"))


def _restore_files(archive: zipfile.ZipFile) -> None:
    for member in archive.namelist():
        folder, _, name = member.partition("/")
        if folder == "files":
            content = archive.read(member)
            if sha256(content).hexdigest() != Path(name).name:
                raise BackupError(f"原件 {name} 的内容与哈希值不符，没有恢复。")
            default_storage.save(name, ContentFile(content))


def _restore_rows(archive: zipfile.ZipFile, manifest: Manifest) -> tuple[list[str], list[str]]:
    """All tables emptied and filled in one transaction, in which what was taken down meanwhile is taken out again.

    Gives the names of the notices that were there before, and of those that are kept out.
    """
    loader = MigrationExecutor(connection).loader
    state = loader.project_state([(app, name) for app, name in manifest.migrations]).apps
    models = [state.get_model(label) for label in manifest.rows]
    with transaction.atomic(), connection.cursor() as cursor:
        names = list(state.get_model("notices.notice")._base_manager.values_list("name", flat=True))
        # A site that has any is of the version of the backup (`_prepare`): its models are those of the program.
        takedowns = state.get_model(TAKEDOWNS)._base_manager.all() if TAKEDOWNS in manifest.rows else []
        in_force = bans() if len(takedowns) else []
        tables = connection.introspection.django_table_names(only_existing=True, include_views=False)
        for statement in connection.ops.sql_flush(no_style(), tables):
            cursor.execute(statement)
        for model in models:
            if _insert(archive, model) != manifest.rows[model._meta.label_lower]:
                raise BackupError(f"备份中 {model._meta.label_lower} 的行数不对，没有恢复。")
        for statement in connection.ops.sequence_reset_sql(no_style(), models):
            cursor.execute(statement)
        return names, enforce(in_force)


def _insert(archive: zipfile.ZipFile, model: type[Model]) -> int:
    """The rows of a table, as they are: no default, no `auto_now` and no signal has a say."""
    quoted = connection.ops.quote_name
    with archive.open(_member(model)) as lines, connection.cursor() as cursor:
        columns: list[Any] = [model._meta.get_field(name) for name in json.loads(next(lines))]
        names = ", ".join(quoted(column.column) for column in columns)
        places = ", ".join("%s" for _ in columns)
        statement = f"INSERT INTO {quoted(model._meta.db_table)} ({names}) VALUES ({places})"  # noqa: S608
        count = 0
        while batch := [json.loads(line) for line in islice(lines, TOGETHER)]:
            cursor.executemany(statement, [_saved(columns, row) for row in batch])
            count += len(batch)
    return count


def _saved(columns: Sequence[Any], row: Iterable[Any]) -> list[Any]:
    """The values of a row as its database wants them."""
    return [
        column.get_db_prep_save(column.to_python(value), connection)
        for column, value in zip(columns, row, strict=True)
    ]


def _restore_key(key: bytes) -> None:
    """Who was signed in, and what was signed, stays good; a server takes it up when it starts."""
    path = Path(settings.DATA_DIR) / KEY
    path.unlink(missing_ok=True)
    path.touch(mode=0o600)
    path.write_bytes(key)
