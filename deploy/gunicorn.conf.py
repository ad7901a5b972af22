"""`gunicorn -c deploy/gunicorn.conf.py`: processes that share dictionary and lexicon and end what is in flight."""

import os
import tempfile
from typing import Any

wsgi_app = "django.core.wsgi:get_wsgi_application()"  # config.wsgi would start the upkeep before the fork
bind = os.environ.get("BIND", "127.0.0.1:8000")
workers = int(os.environ.get("WEB_CONCURRENCY", "2"))
worker_class = "gthread"
threads = 4
preload_app = True
timeout = 120  # seconds without a sign from a process
graceful_timeout = 30  # seconds that what is in flight may take after SIGTERM
keepalive = 5
backlog = 128
limit_request_line = 8190  # settings.BOUNDS["address"] is below
limit_request_fields = 50
# Whose X-Forwarded-… is believed; in a container, where only the front server comes in, "*".
forwarded_allow_ips = os.environ.get("FORWARDED_ALLOW_IPS", "127.0.0.1")
worker_tmp_dir = "/dev/shm" if os.path.isdir("/dev/shm") else None  # noqa: PTH112, S108  # a beat needs no disk
accesslog = None  # the front server's; what is slow stands in ours
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
if os.environ.get("METRICS_TOKEN"):  # all processes count in one place
    os.environ.setdefault("PROMETHEUS_MULTIPROC_DIR", tempfile.mkdtemp(prefix="zhenggai-metrics-"))


def on_starting(_server: Any) -> None:
    from search import homes, upkeep

    homes.refuse_what_is_not_shared()
    upkeep.preload()


def post_fork(_server: Any, _worker: Any) -> None:
    from search import upkeep

    upkeep.start()


def child_exit(_server: Any, worker: Any) -> None:
    if os.environ.get("METRICS_TOKEN"):
        from prometheus_client import multiprocess

        multiprocess.mark_process_dead(worker.pid)  # type: ignore[no-untyped-call]
