"""The levers a commissioner can pull, one small file each, listed here by hand."""

from scenarios.levers.adoption import Adoption
from scenarios.levers.approval_pathway import ApprovalPathway
from scenarios.levers.change_entries import ChangeEntries
from scenarios.levers.change_prices import ChangePrices
from scenarios.levers.change_stays import ChangeStays
from scenarios.levers.close_home import CloseHome
from scenarios.levers.disruption import Disruption
from scenarios.levers.early_help import EarlyHelp
from scenarios.levers.edge_of_care import EdgeOfCare
from scenarios.levers.entries_as_in import EntriesAsIn
from scenarios.levers.family_group_conferences import FamilyGroupConferences
from scenarios.levers.inflation import Inflation
from scenarios.levers.keep_carers import KeepCarers
from scenarios.levers.lever import LeverFields
from scenarios.levers.more_enquiries import MoreEnquiries
from scenarios.levers.open_home import OpenHome
from scenarios.levers.permanence import Permanence
from scenarios.levers.recruit_carers import RecruitCarers
from scenarios.levers.reserve_places import ReservePlaces
from scenarios.levers.return_children import ReturnChildren
from scenarios.levers.returns_home import ReturnsHome
from scenarios.levers.step_down import StepDown
from scenarios.levers.unaccompanied_arrivals import UnaccompaniedArrivals
from scenarios.levers.upskill_carers import UpskillCarers
from scenarios.levers.vary_terms import VaryTerms

AnyLever = (
    ChangeEntries
    | EntriesAsIn
    | EarlyHelp
    | EdgeOfCare
    | FamilyGroupConferences
    | UnaccompaniedArrivals
    | ChangeStays
    | ReturnsHome
    | Permanence
    | Adoption
    | StepDown
    | ReturnChildren
    | Disruption
    | RecruitCarers
    | MoreEnquiries
    | ApprovalPathway
    | KeepCarers
    | UpskillCarers
    | VaryTerms
    | OpenHome
    | CloseHome
    | ReservePlaces
    | ChangePrices
    | Inflation
)

LEVERS: tuple[type[LeverFields], ...] = (
    ChangeEntries,
    EntriesAsIn,
    EarlyHelp,
    EdgeOfCare,
    FamilyGroupConferences,
    UnaccompaniedArrivals,
    ChangeStays,
    ReturnsHome,
    Permanence,
    Adoption,
    StepDown,
    ReturnChildren,
    Disruption,
    RecruitCarers,
    MoreEnquiries,
    ApprovalPathway,
    KeepCarers,
    UpskillCarers,
    VaryTerms,
    OpenHome,
    CloseHome,
    ReservePlaces,
    ChangePrices,
    Inflation,
)
