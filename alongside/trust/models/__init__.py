from .archive import Archive, ask_for_archive
from .decision_page import DecisionPage, publish_decisions
from .enquiry import Enquiry, EnquiryProgress, ask_what_is_held
from .erasure import Erasure
from .forgetting import Forgetting
from .holding import Holding
from .keeping_time import KeepingTime, choose_time
from .opening import Opening

__all__ = [
    "Archive",
    "DecisionPage",
    "Enquiry",
    "EnquiryProgress",
    "Erasure",
    "Forgetting",
    "Holding",
    "KeepingTime",
    "Opening",
    "ask_for_archive",
    "ask_what_is_held",
    "choose_time",
    "publish_decisions",
]
