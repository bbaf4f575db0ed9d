from .authenticator_app import AuthenticatorApp
from .credential import Credential
from .dated import company_day, latest_day
from .employment import Employment
from .hr_scope import Administration, HRScope
from .import_file import ImportFile
from .leave import FIRST_TO_LAST, Leave, know_leave
from .passkey import Passkey
from .person import Person, PersonQuerySet, searchable, sort_key
from .profile_note import ProfileNote
from .rate_count import RateCount
from .reach import Reach
from .recovery_code import RecoveryCode
from .reporting_line import ReportingLine
from .session import Session
from .sign_in_link import SignInLink
from .team import Team

__all__ = [
    "Administration",
    "AuthenticatorApp",
    "Credential",
    "Employment",
    "FIRST_TO_LAST",
    "HRScope",
    "ImportFile",
    "Leave",
    "Passkey",
    "Person",
    "PersonQuerySet",
    "ProfileNote",
    "RateCount",
    "Reach",
    "RecoveryCode",
    "ReportingLine",
    "Session",
    "SignInLink",
    "Team",
    "company_day",
    "know_leave",
    "latest_day",
    "searchable",
    "sort_key",
]
