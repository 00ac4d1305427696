"""What `vawg list` and `vawg add` take: kinds, and the words that their options know."""

from __future__ import annotations

KINDS = (
    "actions", "commitments", "measures", "indicators", "milestones", "updates", "decisions",
    "organisations", "sources", "frameworks", "funding", "practice", "gaps",
)  # fmt: skip

# A filter's words.
WORDS = {
    "tier": ("national", "local", "joint"),
    "mode": ("deliver", "influence", "support", "examine", "hold_to_account"),
    "modality": ("will", "should", "aims", "can"),
    "completion": ("not_started", "limited", "substantial", "complete"),
    "confidence": ("green", "amber", "red"),
    "lifecycle": ("planned", "active", "suspended", "closed", "cancelled"),
    "gap": (
        "accountable",
        "due",
        "measure",
        "indicator",
        "baseline",
        "target",
        "evidence",
        "outcome",
    ),
}

# Words that only a new item's options know.
NEW = {
    "lead_basis": ("stated", "inferred"),
    "version_basis": ("stated", "inferred"),
    "unit": ("number", "percentage", "ordinal", "qualitative"),
    "direction": ("increase", "decrease", "maintain"),
    "aggregable": ("true", "false"),
    "strength": ("described", "change_observed", "compared", "replicated", "system_wide"),
}

# A filter that takes ids, and of which kinds of item.
IDS = {
    "action": ("action", "future", "plan"),
    "outcome": ("outcome",),
    "lead": ("organisation",),
    "partner": ("organisation",),
    "framework": ("framework", "element"),
}
