"""What every record is, and the words and forms that its fields may hold."""

from typing import Annotated, Literal

from msgspec import Meta, Struct

from vawg_plan.model import ids

Text = Annotated[str, Meta(min_length=1)]
SecureAddress = Annotated[str, Meta(pattern=ids.SECURE_ADDRESS)]
Slug = Annotated[str, Meta(pattern=ids.SLUG)]
Date = Annotated[str, Meta(pattern=ids.DATE)]
PartialDate = Annotated[str, Meta(pattern=ids.PARTIAL_DATE)]
RecordName = Annotated[str, Meta(pattern=ids.RECORD_NAME)]
ActionId = Annotated[str, Meta(pattern=ids.ACTION)]
CommitmentId = Annotated[str, Meta(pattern=ids.COMMITMENT)]
MilestoneId = Annotated[str, Meta(pattern=ids.MILESTONE)]
MeasureId = Annotated[str, Meta(pattern=ids.MEASURE)]
IndicatorId = Annotated[str, Meta(pattern=ids.INDICATOR)]
ContextId = Annotated[str, Meta(pattern=ids.CONTEXT)]
ObjectiveId = Annotated[str, Meta(pattern=ids.OBJECTIVE)]
OutcomeId = Annotated[str, Meta(pattern=ids.OUTCOME)]
FutureId = Annotated[str, Meta(pattern=ids.FUTURE)]
SubjectId = Annotated[str, Meta(pattern=ids.SUBJECT)]
Alignment = Annotated[str, Meta(pattern=ids.ALIGNMENT)]
Count = Annotated[int, Meta(ge=1)]
Amount = Annotated[int, Meta(ge=0)] | Annotated[float, Meta(ge=0)]

Basis = Literal["stated", "inferred"]
Mode = Literal["deliver", "influence", "support", "examine", "hold_to_account"]
Tier = Literal["national", "local", "joint"]
Modality = Literal["will", "should", "aims", "can"]
Visibility = Literal["public", "internal"]
PlanStatus = Literal["draft", "published", "superseded"]
Completion = Literal["not_started", "limited", "substantial", "complete"]
Confidence = Literal["green", "amber", "red"]
Lifecycle = Literal["planned", "active", "suspended", "closed", "cancelled"]
Permit = Literal["correct", "reword", "re-date", "weaken", "withdraw", "supersede", "erase"]
Unit = Literal["number", "percentage", "ordinal", "qualitative"]
Direction = Literal["increase", "decrease", "maintain"]
OrganisationKind = Literal["body", "government", "portfolio", "role", "group", "sector"]
SourceKind = Literal[
    "plan", "law", "bill", "strategy", "report", "review", "statistic", "guidance", "programme",
    "fund", "requirement", "agreement", "survey", "dataset", "campaign", "web_page",
]  # fmt: skip
Strength = Literal["described", "change_observed", "compared", "replicated", "system_wide"]
BidResult = Literal["preparing", "submitted", "awarded", "refused", "withdrawn"]


class Record(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, gc=False):
    """What every record is: immutable, strict about its keys, and free of reference cycles."""
