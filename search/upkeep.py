"""What a server process does for searches outside of requests: opens each new index with its words, indexes what waits.

`start()` is called where requests are served (config/wsgi.py). Without it, as in commands and tests, what waits is
indexed at once by whoever noted it.
"""

from __future__ import annotations

import gc
import logging
from threading import Event, Thread

from django.db import connections
from django.urls import get_resolver

from notices.database import DATABASE_AWAY
from search import indexing
from search.asking import vocabulary
from search.engines.connection import engine
from search.engines.protocol import IndexAwayError, NoSearchError
from search.language import analysis

POLL = 1.0  # seconds between looks for what other processes wrote or left
PAUSE = 60.0  # seconds after a failure
AWAY = 5.0  # seconds between looks for who keeps the index, or the rows

logger = logging.getLogger(__name__)
_wanted = Event()
_thread: list[Thread] = []


def soon() -> None:
    """What waits is indexed: now, or by the upkeep of this process."""
    if _thread:
        _wanted.set()
    else:
        indexing.work_off()


def start() -> None:
    if not _thread:
        _thread.append(Thread(target=_keep_up, name="search-upkeep", daemon=True))
        _thread[0].start()


def preload() -> None:
    """What processes forked from this one share: dictionary, lexicon, index, pages; no thread, no connection."""
    _load()
    try:
        engine().warm()
        vocabulary.words()
    except NoSearchError:  # the upkeep of the first process looks after it
        logger.warning("There is no whole index to share between processes yet")
    finally:
        connections.close_all()
    gc.collect()
    gc.freeze()


def prepare() -> float:
    """What a process does before its searches are fast; gives the seconds until the first round of upkeep."""
    _load()
    pause = _once()
    # Half a million words and the index are here to stay: looking through them for garbage would take a fifth of a
    # second from some request every few seconds.
    gc.collect()
    gc.freeze()
    return pause


def _load() -> None:
    """The dictionary, and the pages: whoever comes first waits for neither."""
    analysis.cut("预热")
    get_resolver().url_patterns  # noqa: B018  # asked for, they are imported


def _keep_up() -> None:
    _wanted.wait(prepare())
    while True:
        _wanted.clear()
        _wanted.wait(_once())


def _once() -> float:
    """One round; gives the seconds until the next."""
    try:
        indexing.work_off()
        indexing.keep_whole()
        vocabulary.words()
    except IndexAwayError as error:
        logger.warning("No search: %s", error)
        return AWAY
    except DATABASE_AWAY as error:
        logger.warning("No database: %s", error)
        return AWAY
    except Exception:  # the next round may do better, and no request should pay for it
        logger.exception("Upkeep of the index failed")
        return PAUSE
    finally:
        connections.close_all()
    return POLL
