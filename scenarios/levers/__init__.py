"""The levers a commissioner can pull, one small file each, listed here by hand."""

from scenarios.levers.change_entries import ChangeEntries
from scenarios.levers.lever import LeverFields
from scenarios.levers.open_home import OpenHome
from scenarios.levers.recruit_carers import RecruitCarers

AnyLever = RecruitCarers | OpenHome | ChangeEntries

LEVERS: tuple[type[LeverFields], ...] = (RecruitCarers, OpenHome, ChangeEntries)
