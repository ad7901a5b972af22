"""Addresses of notices, of what is in them, and of the problem areas."""

from django.urls import path, register_converter
from django.views.generic import RedirectView

from notices import public_ids, views
from notices.about import views as about_views
from notices.basket import views as basket_views
from notices.citing import views as citing_views
from notices.collecting import views as collecting_views
from notices.curation import correcting
from notices.curation import views as curation_views
from notices.double_coding_pages import sheet_views
from notices.double_coding_pages import views as coding_views
from notices.doubts import views as doubt_views
from notices.exporting import views as exporting_views
from notices.followups import views as followup_views
from notices.importing import views as import_views
from notices.outline_bench import views as bench_views
from notices.reuse import views as reuse_views
from notices.review import views as review_views


class _PublicId:
    """A public identifier in an address: kept as text, so that `reverse` takes a row's own `public_id`."""

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


class _ProblemId(_PublicId):
    regex = public_ids.PROBLEM


class _MeasureId(_PublicId):
    regex = public_ids.MEASURE


class _SentenceKey(_PublicId):
    regex = "[0-9a-f]{16}"


class _UnitId(_PublicId):
    regex = public_ids.UNIT


register_converter(_UnitId, "unit_id")
register_converter(_ProblemId, "problem_id")
register_converter(_MeasureId, "measure_id")
register_converter(_SentenceKey, "sentence_key")

urlpatterns = [
    path("notices/<slug:name>/", views.notice, name="notice"),
    path("notices/<slug:name>/versions/", views.notice_versions, name="notice-versions"),
    path("notices/<slug:name>/reuse/", reuse_views.notice, name="notice-reuse"),
    path("notices/<slug:name>/pages/<int:number>.png", views.page_picture, name="page-picture"),
    path("notices/<problem_id:public_id>/", views.problem, name="problem"),
    path("notices/<measure_id:public_id>/", views.measure, name="measure"),
    path("notices/<unit_id:public_id>/cite.<str:ending>", citing_views.citation, name="citation"),
    path("notices/<slug:name>/export/<slug:ending>/", exporting_views.notice, name="notice-export"),
    path("notices/<slug:name>/outline/", bench_views.bench, name="outline-bench"),
    path("notices/<slug:name>/doubts/<slug:key>/", doubt_views.doubt, name="doubt"),
    path("notices/<slug:name>/doubts/<slug:key>/settled/", doubt_views.settled, name="doubt-settled"),
    path("notices/<slug:name>/facts/", correcting.facts, name="correct-facts"),
    path("notices/<problem_id:public_id>/areas/", correcting.areas, name="correct-areas"),
    path("notices/<measure_id:public_id>/status/", correcting.status, name="correct-status"),
    path("notices/<slug:name>/claims/<slug:kind>/<int:pk>/", correcting.claim, name="reject-claim"),
    path("notices/<slug:name>/promises/<int:pk>/", followup_views.follow_up, name="follow-up"),
    path("notices/<slug:name>/checked/", curation_views.check, name="check"),
    path("notices/<slug:name>/takedown/", curation_views.take_down, name="takedown"),
    path("notices/<slug:name>/restore/", curation_views.restore, name="restore"),
    path("review/", review_views.review, name="review"),
    path("review/notices/<slug:name>/", review_views.notice, name="review-notice"),
    path("review/files/<int:pk>/", review_views.file, name="review-file"),
    path("double-codings/", coding_views.double_codings, name="double-codings"),
    path("double-codings/add/", coding_views.add, name="double-coding-add"),
    path("double-codings/<int:pk>/", coding_views.double_coding, name="double-coding"),
    path("double-codings/<int:pk>/settlements/", coding_views.settlements, name="coding-settlements"),
    path("double-codings/<int:pk>/write/", coding_views.write_through, name="coding-write"),
    path("double-codings/<int:pk>/<int:number>/", sheet_views.sheet, name="coding-sheet"),
    path("double-codings/<int:pk>/<int:number>/outline/", sheet_views.outline, name="coding-outline"),
    path("double-codings/<int:pk>/<int:number>/<int:position>/", sheet_views.step, name="coding-step"),
    path("decisions/<int:pk>/undo/", curation_views.take_back, name="undo"),
    path("export/zhenggai.zip", exporting_views.whole, name="data-package"),
    path("variables/", exporting_views.variables, name="variables"),
    path("categories/", views.categories, name="categories"),
    path("categories/chart.svg", views.categories_chart, name="categories-chart"),
    path("categories/file/<slug:ending>/", views.categories_file, name="categories-file"),
    path("categories/<slug:slug>/", views.category, name="category"),
    path("reuse/", reuse_views.sentences, name="sentences"),
    path("reuse/<sentence_key:digits>/", reuse_views.sentence, name="sentence"),
    path("basket/", basket_views.page, name="basket"),
    path("basket/cite.<str:ending>", basket_views.cite, name="basket-citations"),
    path("basket/<slug:ending>/", basket_views.export, name="basket-export"),
    path("coverage/", views.coverage, name="coverage"),
    path("coverage/map.svg", views.coverage_map, name="coverage-map"),
    path("coverage/map/<slug:ending>/", views.coverage_map_file, name="coverage-map-file"),
    path("about/", RedirectView.as_view(pattern_name="about-data"), name="about"),
    path("about/reading/", about_views.reading, name="about-reading"),
    path("about/data/", about_views.data, name="about-data"),
    path("about/method/", about_views.method, name="about-method"),
    path("about/corrections/", about_views.corrections, name="about-corrections"),
    path("import/", import_views.hand_in, name="import"),
    path("import/batches/<int:pk>/", import_views.batch, name="import-batch"),
    path("import/batches/<int:pk>/report.csv", import_views.report, name="import-report"),
    path("import/files/<int:pk>/outline/", bench_views.file_bench, name="file-bench"),
    path("import/files/<int:pk>/", import_views.file, name="import-file"),
    path("sources/", collecting_views.sources, name="sources"),
    path("sources/add/", collecting_views.add, name="source-add"),
    path("sources/<int:pk>/", collecting_views.change, name="source-change"),
    path("sources/<int:pk>/log/", collecting_views.log, name="source-log"),
]
