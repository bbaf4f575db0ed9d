"""Addresses of the room *trust*: who reads and has read, my data, what is stored, decisions, times of keeping."""

from django.urls import path

from alongside.foundation.http import resource

from .views import archives, decisions, enquiries, holdings, keeping, my_data, openings, receipts, stored

app_name = "trust"
urlpatterns = [
    path("receipts/<slug:name>/<uuid:pk>/", resource(GET=receipts.show), name="receipt"),
    path("who-opened-my-records/", resource(GET=openings.index), name="openings"),
    path("my-data/", resource(GET=my_data.show), name="my_data"),
    path("my-data/archive/", resource(POST=archives.create, DELETE=archives.destroy), name="archive"),
    path("my-data/archives/<uuid:pk>/", resource(GET=archives.show), name="archive_file"),
    path("my-data/enquiries/", resource(POST=enquiries.create), name="enquiries"),
    path("my-data/enquiries/<uuid:pk>/", resource(GET=enquiries.show), name="enquiry"),
    path("my-data/asked-of-me/<uuid:pk>/", resource(GET=holdings.show), name="holding"),
    path("my-data/asked-of-me/<uuid:pk>/release/", resource(POST=holdings.release), name="release"),
    path("my-data/asked-of-me/<uuid:pk>/withholding/", resource(POST=holdings.withhold), name="withholding"),
    path("what-is-stored/", resource(GET=stored.show), name="stored"),
    path("what-is-stored/register/", resource(GET=stored.register), name="register"),
    path("what-is-stored/register.md", resource(GET=stored.markdown), name="register_markdown"),
    path("what-is-stored/register.json", resource(GET=stored.as_json), name="register_json"),
    path("how-decisions-are-made/", resource(GET=decisions.show, POST=decisions.create), name="decisions"),
    path("how-decisions-are-made/new/", resource(GET=decisions.new), name="decisions_new"),
    path("how-decisions-are-made/<int:number>/", resource(GET=decisions.version), name="decisions_version"),
    path("kept/", resource(GET=keeping.index), name="keeping"),
    path("kept/<slug:key>/", resource(GET=keeping.edit, PUT=keeping.update), name="keeping_time"),
]
