from .credential import Credential
from .dated import company_day
from .employment import Employment
from .hr_scope import Administration, HRScope
from .import_file import ImportFile
from .person import Person, PersonQuerySet, searchable, sort_key
from .profile_note import ProfileNote
from .rate_count import RateCount
from .reach import Reach
from .reporting_line import ReportingLine
from .session import Session
from .sign_in_link import SignInLink
from .team import Team

__all__ = [
    "Administration",
    "Credential",
    "Employment",
    "HRScope",
    "ImportFile",
    "Person",
    "PersonQuerySet",
    "ProfileNote",
    "RateCount",
    "Reach",
    "ReportingLine",
    "Session",
    "SignInLink",
    "Team",
    "company_day",
    "searchable",
    "sort_key",
]
