"""The layers of the house, declared once: a row builds on the rows before it, on itself and on nothing else.

Each name is a package or a module; what stands under it belongs to it. Two names of one row don't know each other.
`tests/test_layers.py` holds every import to this, those inside of functions too.
"""

from __future__ import annotations

LAYERS: tuple[tuple[str, ...], ...] = (
    # What needs nobody.
    (
        "notices.agreement",
        "notices.bounds",
        "notices.characters",
        "notices.genre",
        "notices.columns",
        "notices.database",
        "notices.error_answers",
        "notices.own_files",
        "notices.script",
        "notices.spans",
        "notices.words",
    ),
    ("notices.privacy",),
    (
        *(
            "notices.places",
            "notices.area_boundaries",
            "notices.taxonomy",
            "notices.reading",
            "notices.storage",
        ),
        *("notices.signals", "notices.pagination"),
        *(
            "notices.charts",
            "config.data_folder",
            "config.environment",
            "config.logs",
            "config.middleware",
            "config.slow_requests",
        ),
    ),
    ("notices.object_storage",),
    # From a text to what it says, without a database.
    ("notices.parsing",),
    ("notices.classification", "notices.evidence"),
    ("notices.dissection",),
    ("notices.corrections", "notices.outline_format"),
    # The rows, and what works on them.
    ("notices.models",),
    ("notices.facts", "notices.claim_kinds"),
    (
        *("notices.versioning", "notices.standing_claims", "notices.public_ids", "notices.roles"),
        "notices.area_choices",
    ),
    ("notices.decisions",),
    ("notices.citing", "notices.double_coding", "notices.followups", "notices.reuse"),
    ("notices.exporting",),
    ("notices.importing", "notices.templatetags", "notices.basket", "notices.notice_page"),
    ("notices.collecting",),
    ("notices.overview", "notices.curation", "notices.outline_bench", "notices.doubts"),
    ("notices.about", "notices.backups", "notices.double_coding_pages", "notices.review"),
    # What a person or a machine calls.
    ("notices.admin", "notices.apps", "notices.management", "notices.views"),
    ("notices.urls",),
    # Searching: what may be asked of an engine, what a person may ask, the one asker, and the pages.
    ("search.language",),
    ("search.engines.question",),
    ("search.engines.answer", "search.engines.relevance"),
    ("search.engines.protocol",),
    ("search.engines.connection",),
    ("search.asking", "search.engines.opensearch", "search.engines.whoosh"),
    ("search.highlighting", "search.models", "search.search_indexes", "search.workers"),
    ("search.homes",),
    ("search.hits", "search.indexing"),
    ("search.query", "search.upkeep"),
    ("search.page",),
    ("search.comparing", "search.claims", "search.concordance", "search.occurrences"),
    ("search.results", "search.place_pages"),
    ("search.api", "search.checks", "search.management", "search.templatetags"),
    ("search.apps", "search.urls"),
    # The site.
    ("config",),
)
