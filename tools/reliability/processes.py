"""Processes that are killed, and many that write at once."""

from __future__ import annotations

import argparse
import json
import random
import subprocess
import sys
import time
from collections import Counter
from typing import Any

from tools.reliability.collection import FILES, MANAGE, Line, differences, new_client, work_for

ADDRESSES = ("/search/?q=学位&unit=notice", "/search/?q=“清淤”&unit=measure", "/api/v1/search?q=排口")


def kills(sizes: argparse.Namespace, draw: random.Random) -> Line:
    """Each command is killed at a moment of its work, and then called again."""
    from notices.models import Measure, Notice, Original, Problem

    commands: dict[str, list[str]] = {
        "import": [*MANAGE, "import_notices"],
        "jobs": [*MANAGE, "run_jobs", "--until-done", "--poll", ".1", "--lease", "3"],
        "reparse": [*MANAGE, "reparse_notices", "--all"],
        "rebuild": [*MANAGE, "rebuild_index"],
        "correct": _self("--as", "curator"),
    }
    lasted: dict[str, float] = {}
    brought = lost = different = failed = 0
    for kill in range(
        -len(commands), sizes.kills
    ):  # the first of each goes undisturbed, to see how long it takes
        kind = list(commands)[kill] if kill < 0 else draw.choice(list(commands))
        command = [*commands[kind], *work_for(kind, brought)]
        command += ["--seed", str(kill)] if kind == "correct" else []
        brought += FILES if kind in ("import", "jobs") else 0
        start = time.monotonic()
        if kill >= 0:
            process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            time.sleep(draw.uniform(0.3, 1.0) * lasted[kind])
            process.kill()
            process.wait()
        again = subprocess.run(command, capture_output=True, check=False)
        lasted.setdefault(kind, time.monotonic() - start)
        failed += again.returncode != 0
        counts = Notice.objects.count(), Original.objects.count(), Problem.objects.count() / 2
        lost += sum(count != brought for count in counts) + Measure.objects.filter(problem=None).count()
        lost += _half_corrected()
        different += differences()
    figures = {
        "kills": sizes.kills,
        "lost, doubled or half": lost,
        "differences": different,
        "failed after": failed,
    }
    return Line(
        "kill -9 in import, jobs, reparse, rebuild, correction", figures, not (lost or different or failed)
    )


def _half_corrected() -> int:
    """Notices whose title is not what was decided last, or not marked as a curator's."""
    from notices.models import Decision, Notice

    decided = dict(Decision.objects.filter(field="title").order_by("pk").values_list("name", "after"))
    notices = Notice.objects.filter(name__in=decided)
    return sum(
        {"value": notice.title, "curated": "title" in notice.curated_facts} != decided[notice.name]
        for notice in notices
    )


def correct(sizes: argparse.Namespace) -> None:
    """A title in the admin's form, opened and sent as a browser does."""
    from django.contrib.auth.models import User
    from django.test.utils import setup_test_environment
    from django.urls import reverse

    from notices.models import Notice

    setup_test_environment(debug=False)
    client, curator = new_client(), User.objects.filter(is_superuser=True).first()
    client.force_login(curator or User.objects.create_superuser("curator"))
    keys = list(Notice.objects.order_by("pk").values_list("pk", flat=True))
    url = reverse("admin:notices_notice_change", args=[random.Random(sizes.seed).choice(keys)])
    form = client.get(url).context["adminform"].form
    inlines = {
        f"{rows}-{count}_FORMS": 0 for rows in ("originals", "doubts") for count in ("TOTAL", "INITIAL")
    }
    sent = {name: form[name].value() or "" for name in form.fields} | inlines | {"title": f"标题{sizes.seed}"}
    if client.post(url, sent).status_code != 302:
        sys.exit(1)


# Many at once


def writers(sizes: argparse.Namespace, _draw: random.Random) -> Line:
    """Processes that import, correct and delete, others that search, and a rebuild in between."""
    from notices.models import Notice

    roles = ["writer"] * sizes.writers + ["reader"] * max(1, sizes.writers // 2)
    processes = [
        subprocess.Popen(
            [*_self("--as", role), "--seconds", str(sizes.seconds), "--seed", str(number + 1)],
            stdout=subprocess.PIPE,
        )
        for number, role in enumerate(roles)
    ]
    time.sleep(sizes.seconds / 2)
    rebuilt = subprocess.run([*MANAGE, "rebuild_index", "--verbosity", "0"], check=False).returncode == 0
    reports = [json.loads(process.communicate()[0]) for process in processes]
    titles = {name: title for report in reports for name, title in report["titles"].items()}
    stored = dict(Notice.objects.filter(name__in=titles).values_list("name", "title"))
    lost = sum(stored.get(name) != title for name, title in titles.items())
    errors = Counter(error for report in reports for error in report["errors"])
    for error, count in errors.items():
        print(f"{count} × {error}", file=sys.stderr)
    start, different = time.monotonic(), differences()
    figures = {
        "writers": sizes.writers,
        "seconds": sizes.seconds,
        "writes": sum(report["writes"] for report in reports),
        "reads": sum(report["reads"] for report in reports),
        "errors": errors.total(),
        "lost updates": lost,
        "rebuilt": rebuilt,
        "differences": different,
        "seconds until searchable": round(time.monotonic() - start, 1),
    }
    return Line("writers, readers, a rebuild", figures, not (errors or lost or different))


def _self(*words: str) -> list[str]:
    return [sys.executable, "-m", "tools.reliability", *words]


def write(sizes: argparse.Namespace) -> dict[str, Any]:
    from django.db import transaction

    from notices.importing.importer import import_source
    from notices.importing.sources import Source
    from notices.models import Notice
    from notices.versioning.changes import corrected
    from tools.benchmarks.killed_worker import notice_text

    draw, titles = random.Random(sizes.seed), dict[str, str | None]()
    writes, errors, number, end = 0, [], sizes.seed * 1_000_000, time.monotonic() + sizes.seconds
    while time.monotonic() < end:
        alive = [name for name, title in titles.items() if title is not None]
        name = draw.choice(alive) if len(alive) > 3 else ""
        try:
            if not name or draw.random() < 0.4:
                number += 1
                outcome = import_source(Source(f"w-{number}.txt", notice_text(number).encode()))
                titles[str(outcome.name)] = Notice.objects.get(name=outcome.name).title
            elif draw.random() < 0.8:
                with transaction.atomic():
                    title = f"{writes} {sizes.seed}"
                    Notice.objects.select_for_update().filter(name=name).update(title=title)
                    corrected([name])
                titles[name] = title
            else:
                Notice.objects.get(name=name).delete()
                titles[name] = None
            writes += 1
        except Exception as error:  # whatever a person would have been shown
            errors.append(f"{type(error).__name__}: {error}")
    return {"writes": writes, "reads": 0, "errors": errors, "titles": titles}


def read(sizes: argparse.Namespace) -> dict[str, Any]:
    client, end = new_client(), time.monotonic() + sizes.seconds
    statuses = Counter[str]()
    while time.monotonic() < end:
        statuses[str(client.get(random.choice(ADDRESSES)).status_code)] += 1
        time.sleep(0.1)
    errors = [
        status for status, count in statuses.items() for _ in range(count) if status not in ("200", "503")
    ]
    return {"writes": 0, "reads": statuses.total(), "errors": errors, "titles": {}}
