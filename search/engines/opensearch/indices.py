"""The indices of a site: an alias a unit, behind which a new index is put when it is complete.

NAME-problem             alias of the index in use; the same for notices and measures
NAME-problem-TIME-TOKEN  an index; its `_meta` says of which layout it is and, for notices, which generation
NAME-lock                one document while somebody writes

Who writes holds the lock, for as long as it says: others may write after that. What a writer who was too slow still
sends loses against what has been written since, by the version that every document has of its writing.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from time import monotonic, sleep, time
from typing import Any, get_args

from opensearchpy import OpenSearch
from opensearchpy.exceptions import ConflictError, NotFoundError, RequestError

from search.engines.opensearch.cluster import WRITING, named_failures, write
from search.engines.opensearch.mapping import fingerprint_of, index_of, stored
from search.engines.protocol import Document, IndexAwayError, IndexBusyError, IndexUnfitError, Layout
from search.engines.question import Unit

UNITS: tuple[Unit, ...] = get_args(Unit)
LEASE = 120.0  # seconds that a writer may be silent
RESUMABLE = 24 * 3600.0  # seconds after its beginning that a rebuild which was cut off is gone on with
SETTLING = "60s"  # that a new index may take to have its replicas, before it is used without
TOO_LATE = 408  # the status of an answer that it has not
LOCK = "lock"


@dataclass(slots=True)
class Indices:
    cluster: OpenSearch
    name: str
    layout: Layout
    shards: int = 1

    def alias(self, unit: Unit | str) -> str:
        return f"{self.name}-{unit}"

    def aliases(self, units: Iterable[Unit] = UNITS) -> str:
        return ",".join(map(self.alias, units))

    def generation(self) -> tuple[str, ...]:
        """Another one after every change. Raises IndexUnfitError, where there is none IndexMissingError."""
        params = {"filter_path": "*.mappings._meta"}
        with named_failures(self.cluster):
            indices = self.cluster.indices.get_mapping(index=self.aliases(), params=params)
        metas = {name: index["mappings"].get("_meta", {}) for name, index in sorted(indices.items())}
        if any(meta.get("fingerprint") != fingerprint_of(self.layout) for meta in metas.values()):
            raise IndexUnfitError("索引由另一版本的程序写成")
        return (*metas, *(meta["generation"] for meta in metas.values() if "generation" in meta))

    @contextmanager
    def writing(self, seconds: float) -> Iterator[Writing]:
        """Changes the indices in use; seen, all of it together, when the block is left without an exception."""
        self.generation()
        with self._locked(seconds) as lock:
            writing = Writing(self, lock, {unit: self.alias(unit) for unit in UNITS})
            yield writing
            writing.send()
            with named_failures(self.cluster):
                self.cluster.indices.refresh(index=self.aliases())
                meta = {"fingerprint": fingerprint_of(self.layout), "generation": secrets.token_hex(8)}
                self.cluster.indices.put_mapping(index=self.alias("notice"), body={"_meta": meta})

    @contextmanager
    def rebuilding(self, seconds: float) -> Iterator[Writing]:
        """Writes new indices and puts them in use when complete; until then the old ones answer, whole."""
        with self._locked(seconds) as lock:
            names = self._unfinished() or self._names(f"{int(time())}-{secrets.token_hex(4)}")
            self._delete_unused(but=names.values())
            try:
                for name in names.values():
                    self._create(name, index_of(self.layout, self.shards))
                writing = Writing(self, lock, names)
                yield writing
                writing.send()
                self._put_in_use(names)
            except IndexAwayError:
                raise  # who comes next goes on from here
            except Exception:
                self._delete_unused()
                raise
            self._delete_unused()

    def _names(self, generation: str) -> dict[Unit, str]:
        return {unit: f"{self.alias(unit)}-{generation}" for unit in UNITS}

    def _unfinished(self) -> dict[Unit, str]:
        """What a rebuild that was cut off not long ago, by this version of the code, has written, to be read."""
        with named_failures(self.cluster):
            unused = self._unused()
            mappings = self.cluster.indices.get_mapping(index=",".join(unused)) if unused else {}
            fit = {
                name
                for name, index in mappings.items()
                if index["mappings"].get("_meta", {}).get("fingerprint") == fingerprint_of(self.layout)
            }
            generations = {name.removeprefix(f"{self.alias('notice')}-") for name in fit}
            for generation in sorted(generations, reverse=True):
                names = self._names(generation)
                begun, _, _token = generation.partition("-")
                if fit.issuperset(names.values()) and time() - int(begun) < RESUMABLE:
                    self.cluster.indices.refresh(index=",".join(names.values()))
                    return names
        return {}

    def _put_in_use(self, names: Mapping[Unit, str]) -> None:
        """One request; indices that were in use before are not kept: they hold what may have been taken down since."""
        indices, every = self.cluster.indices, ",".join(names.values())
        settings = {"index": {"auto_expand_replicas": "0-1"}}
        with named_failures(self.cluster):
            indices.refresh(index=every)
            indices.put_settings(index=every, body=settings)
            params = {"wait_for_status": "green", "timeout": SETTLING}
            self.cluster.cluster.health(index=every, params=params, request_timeout=90, ignore=TOO_LATE)
            actions: list[dict[str, Any]] = [
                {"remove": {"index": f"{self.alias(unit)}-*", "alias": self.alias(unit), "must_exist": False}}
                for unit in UNITS
            ]
            actions += [{"add": {"index": name, "alias": self.alias(unit)}} for unit, name in names.items()]
            indices.update_aliases(body={"actions": actions})

    def _unused(self) -> set[str]:
        """Indices that were in use before, and those of rebuilds that did not come to their end."""
        patterns = [f"{self.alias(unit)}-*" for unit in UNITS]
        aliases = self.cluster.indices.get_alias(index=",".join(patterns))
        return {name for name, index in aliases.items() if not index["aliases"]}

    def _delete_unused(self, but: Iterable[str] = ()) -> None:
        with named_failures(self.cluster):
            unused = sorted(self._unused() - {*but})
            if unused:
                params = {"ignore_unavailable": "true"}
                self.cluster.indices.delete(index=",".join(unused), params=params, request_timeout=WRITING)

    def _create(self, name: str, body: dict[str, Any]) -> None:
        """Where the answer is late the request is sent again, and the index there already."""
        with named_failures(self.cluster):
            try:
                self.cluster.indices.create(index=name, body=body, request_timeout=WRITING)
            except RequestError as error:
                if error.error != "resource_already_exists_exception":
                    raise

    @contextmanager
    def _locked(self, seconds: float) -> Iterator[Lock]:
        body = {"settings": {"index": {"number_of_shards": 1, "auto_expand_replicas": "0-1"}}}
        self._create(self.alias(LOCK), body)
        lock, until = Lock(self.cluster, self.alias(LOCK)), monotonic() + seconds
        while not lock.acquire():
            if monotonic() > until:
                raise IndexBusyError(seconds)
            sleep(0.1)
        try:
            yield lock
        finally:
            lock.release()


@dataclass(slots=True)
class Lock:
    """A document that says until when somebody writes. `version`: larger for each who has it after another."""

    cluster: OpenSearch
    index: str
    version: int = 0
    renewed: float = 0.0
    _owner: str = field(default_factory=lambda: secrets.token_hex(8))
    _term: int = 0

    def acquire(self) -> bool:
        with named_failures(self.cluster):
            current = self.cluster.get(index=self.index, id=LOCK, ignore=404)
            if not current["found"]:
                return self._put(op_type="create")
            if current["_source"]["until"] > time():
                return False
            return self._put(if_seq_no=current["_seq_no"], if_primary_term=current["_primary_term"])

    def renew(self) -> None:
        """While there is more to be written. Raises IndexBusyError where another has taken over."""
        if monotonic() - self.renewed < LEASE / 4:
            return
        with named_failures(self.cluster):
            if not self._put(if_seq_no=self.version - 1, if_primary_term=self._term):
                raise IndexBusyError(0)

    def _put(self, **condition: Any) -> bool:
        """Whether it is ours now; what was sent twice, the first answer being late, meets itself."""
        body = {"until": time() + LEASE, "owner": self._owner}
        try:
            current = self.cluster.index(index=self.index, id=LOCK, body=body, params=condition)
        except ConflictError:
            current = self.cluster.get(index=self.index, id=LOCK, ignore=404)
            if not current["found"] or current["_source"]["owner"] != self._owner:
                return False
        # Sequence numbers of an index only grow, and begin at 0.
        self.version, self._term = current["_seq_no"] + 1, current["_primary_term"]
        self.renewed = monotonic()
        return True

    def release(self) -> None:
        params = {"if_seq_no": self.version - 1, "if_primary_term": self._term}
        with named_failures(self.cluster), suppress(ConflictError, NotFoundError):
            self.cluster.delete(index=self.index, id=LOCK, params=params)


TOGETHER = 1_000  # documents that are kept before they are sent


@dataclass(slots=True)
class Writing:
    indices: Indices
    lock: Lock
    names: Mapping[Unit, str]  # of the indices that are written
    _actions: list[dict[str, Any]] = field(default_factory=list)

    def add(self, document: Document) -> None:
        source = stored(self.indices.layout, document)
        self._actions.append({**self._action("index", document.key), "_source": source})

    def delete(self, keys: Iterable[str]) -> None:
        self._actions += [self._action("delete", key) for key in keys]

    def _action(self, operation: str, key: str) -> dict[str, Any]:
        versioned = {"version": self.lock.version, "version_type": "external_gte"}
        unit: Any = key.split(".")[1]  # notices.problem.5
        return {"_op_type": operation, "_index": self.names[unit], "_id": key, **versioned}

    def send(self) -> None:
        actions, self._actions = self._actions, []
        write(self.indices.cluster, self._while_locked(actions))

    def _while_locked(self, actions: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
        for action in actions:
            self.lock.renew()
            yield action

    def send_many(self) -> None:
        """What has gathered, where that is worth a request."""
        self.lock.renew()
        if len(self._actions) >= TOGETHER:
            self.send()
