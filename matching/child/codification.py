"""The codification of need: eleven domains, what each level asks of a home, in words.

Carried whole from the South East ADCS working draft of a needs codification (`draft-1`), as given
to this project in `needs_codification.json`. A level describes what the home must be able to do
for this child now, not what is wrong with the child. It is versioned: the version is printed with
every answer that rests on it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from matching.in_words.listed import listed

VERSION = "draft-1"
SOURCE = (
    "needs_codification.json, version draft-1: a working draft, to be confirmed with the service"
)


class Domain(StrEnum):
    """One kind of need, by the short code used in files."""

    HLT = "HLT"
    EMO = "EMO"
    BEH = "BEH"
    REL = "REL"
    SAF = "SAF"
    OTH = "OTH"
    COM = "COM"
    IND = "IND"
    EDU = "EDU"
    FAM = "FAM"
    IDN = "IDN"

    @property
    def words(self) -> str:
        """The domain as a person reads it, in the middle of a sentence."""
        return CODIFICATION[self].short_name


def codes_and_words(domains: Sequence[Domain]) -> str:
    """Name domains by code and in words: "EMO (emotional wellbeing) and REL (relationships)".

    All of them, or all that make the level, are named together.
    """
    if set(domains) == set(Domain):
        return "all eleven needs"
    if set(domains) == set(INTENSITY):
        return "all eight needs that make the level"
    return listed([f"{domain} ({domain.words})" for domain in domains])


@dataclass(frozen=True, slots=True)
class Codified:
    """What one domain is about, and what a home must be able to do at each level from 0 to 4."""

    name: str
    short_name: str
    about: str
    anchors: tuple[str, str, str, str, str]
    evidence_prompt: str
    lowest_age: int | None = None


INTENSITY: tuple[Domain, ...] = (
    Domain.HLT,
    Domain.EMO,
    Domain.BEH,
    Domain.REL,
    Domain.SAF,
    Domain.OTH,
    Domain.COM,
    Domain.IND,
)
"""The eight domains that roll up into the overall level, in the order of every tuple of levels."""

REQUIREMENT: tuple[Domain, ...] = (Domain.EDU, Domain.FAM, Domain.IDN)
"""The three that never roll up: they say what matters, not how much care is needed."""

CODIFICATION: Mapping[Domain, Codified] = MappingProxyType(
    {
        Domain.HLT: Codified(
            name="Physical health and personal care",
            short_name="health and personal care",
            about="Health tasks, disability, personal care, equipment, adaptations",
            anchors=(
                "Usual care for age; routine health appointments",
                "Extra appointments, simple medication or diet plan a carer can learn in a day",
                (
                    "Daily health or personal care tasks needing trained carer; some equipment; "
                    "reliable transport"
                ),
                (
                    "Skilled care day and night (e.g. seizure rescue, tube feeding, two-person "
                    "moving and handling) with nursing back-up; adapted home"
                ),
                (
                    "Continuous clinical-level care or monitoring; waking night; jointly planned "
                    "with health"
                ),
            ),
            evidence_prompt="Health assessment, therapist or nurse report, equipment list",
        ),
        Domain.EMO: Codified(
            name="Emotional wellbeing and mental health",
            short_name="emotional wellbeing",
            about="Distress, trauma responses, self-harm, eating, sleep",
            anchors=(
                "Copes with ordinary ups and downs with ordinary comfort",
                "Regular worries or low mood; settles with extra reassurance and routine",
                (
                    "Frequent distress affecting sleep, school or relationships; carer follows a "
                    "plan with specialist advice"
                ),
                (
                    "Self-harm, disordered eating or severe trauma responses in the last 6 "
                    "months; therapeutic care most days; adult available at all hours"
                ),
                (
                    "Current risk to life or severe illness; continuous adult awareness; joint "
                    "plan with mental health services"
                ),
            ),
            evidence_prompt="CAMHS view, SDQ score and date, incident log, child's own account",
        ),
        Domain.BEH: Codified(
            name="Behaviour and regulation",
            short_name="behaviour and regulation",
            about="Dysregulation, conflict with adults, damage, following safe limits",
            anchors=(
                "Behaviour as expected for age",
                "Tests limits; responds to consistent boundaries",
                "Regular outbursts or refusal; needs trained, calm carer and agreed strategies",
                (
                    "Frequent incidents (weekly or more) involving damage or aggression; "
                    "full-time carer or staff team, specialist consultation"
                ),
                "Daily serious incidents; more than one adult needed to keep everyone safe",
            ),
            evidence_prompt="Incident frequency in last 3 months, school exclusions, what helps",
        ),
        Domain.REL: Codified(
            name="Attachment and relationships",
            short_name="relationships",
            about="Trust in carers, response to family life, getting on with other children",
            anchors=(
                "Makes and keeps relationships with adults and children",
                "Slow to trust or over-familiar; warms with time",
                (
                    "Pushes carers away or competes strongly with other children; needs "
                    "therapeutic parenting and careful pacing"
                ),
                (
                    "Rejects closeness, several carers lost, cannot live with children of similar "
                    "age at present; likely sole child"
                ),
                "Cannot tolerate family closeness now; shared team care is the safer base",
            ),
            evidence_prompt="Placement history, carer feedback, sibling/peer observations",
        ),
        Domain.SAF: Codified(
            name="Safety outside the home and exploitation",
            short_name="safety outside the home",
            about="Missing, sexual/criminal exploitation, substance use, unsafe peers or online",
            anchors=(
                "No known concern beyond age-usual",
                "Early signs or past concern; ordinary supervision and open conversation",
                (
                    "Some missing episodes, unsafe contacts or substance use; safety plan and "
                    "quick response"
                ),
                (
                    "Repeated missing or active exploitation; adults able to collect, disrupt and "
                    "work with police daily; location matters"
                ),
                (
                    "Immediate danger; all lesser options tried or ruled out; multi-agency "
                    "strategy in force"
                ),
            ),
            evidence_prompt=(
                "Missing log, exploitation screening, return interviews, locations to avoid"
            ),
        ),
        Domain.OTH: Codified(
            name="Safety of others",
            short_name="safety of others",
            about="Harm to other children, adults, animals; fire; sexual harm",
            anchors=(
                "No known concern",
                "Past low-level concern; ordinary supervision is enough",
                (
                    "Current concern manageable in a family home with a written safety plan (e.g. "
                    "no younger children, supervised with pets)"
                ),
                (
                    "Serious current concern; no other vulnerable child in the home, "
                    "line-of-sight supervision at set times"
                ),
                "Risk of serious harm needing continuous two-adult cover",
            ),
            evidence_prompt=(
                "Facts, dates, context; specialist assessment (e.g. harmful sexual behaviour); "
                "what has worked"
            ),
        ),
        Domain.COM: Codified(
            name="Communication, learning and neurodiversity",
            short_name="communication and learning",
            about=(
                "Understanding, speech and language, learning disability, autism/ADHD, sensory "
                "needs"
            ),
            anchors=(
                "Communicates and learns as expected for age",
                "Some extra explanation or structure",
                "Adapted communication, visual structure or sensory plan every day",
                (
                    "Specialist communication (e.g. Makaton, BSL) or constant structure; "
                    "environment largely adapted"
                ),
                "Profound needs; every interaction relies on specialist skill",
            ),
            evidence_prompt="EHCP/Record of Need, SALT or educational psychology report",
        ),
        Domain.IND: Codified(
            name="Independence and self-care",
            short_name="independence",
            about=(
                "Self-care, daily living and readiness for adulthood relative to age (record N/A "
                "under 8)"
            ),
            anchors=(
                "As expected for age, or ready for next step",
                "Prompts for routine tasks",
                "Planned teaching and daily help well behind age",
                "Needs direct help with most daily living; 16+ not safe without staff on site",
                "Needs another person for all daily living",
            ),
            evidence_prompt="Pathway plan, independence checklist",
            lowest_age=8,
        ),
        Domain.EDU: Codified(
            name="Education continuity",
            short_name="education",
            about="What the home must do to keep school going",
            anchors=(
                "No school yet, or any local school fits",
                "Same school preferred; can travel",
                "Same school essential; daily transport",
                "Out of school or part-time; adult at home in school hours",
                "Education on site or bespoke package",
            ),
            evidence_prompt="School, attendance, exclusions, exam year, travel limit",
        ),
        Domain.FAM: Codified(
            name="Family time, siblings and connections",
            short_name="family time",
            about="Frequency, support and risk of family time; brothers and sisters",
            anchors=(
                "No planned family time or self-managed",
                "Monthly or less, no support needed",
                "Weekly or fortnightly, carer helps with travel",
                "Several times a week or supervised; carer works directly with parents",
                "Daily, or parent and child placed together",
            ),
            evidence_prompt=(
                "Court directions, family time plan, sibling assessment, where people live"
            ),
        ),
        Domain.IDN: Codified(
            name="Identity, culture, language and faith",
            short_name="identity",
            about="What this child needs so that who they are is lived every day",
            anchors=(
                "Carer of any background can meet with ordinary interest",
                "Carer learns and links with community",
                (
                    "Carer with knowledge or connection preferred; regular worship/food/hair and "
                    "skin care support"
                ),
                "Same language or faith observance at home needed now",
                "Only a specific match is acceptable (child's view or court)",
            ),
            evidence_prompt="Child's own words, family view, community links",
        ),
    }
)
