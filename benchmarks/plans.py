"""Made-up plans of any size: valid, without a warning, and the same bytes every time.

Everything in them is fiction and says so: no real body, programme or figure is named.
"""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

PER_OFFICE = 16  # actions that one office leads; the published 2022/23 plan has 16
WIDTH = 98

TOPICS = (
    "safer journeys home", "lighting in parks", "training for front-line staff",
    "advice for young people", "support close to home", "referrals between services",
    "work with schools", "the night-time economy", "repeat offending", "online abuse",
    "the voice of survivors", "shared data", "specialist advisers", "rural communities",
    "language and access", "court waiting times", "housing after abuse", "bystander courses",
    "workplace policies",
)  # fmt: skip
PLACES = (
    "the invented towns", "two imaginary districts", "every pretend ward", "the made-up valley",
    "a fictional harbour", "the imagined high street", "the pretend bus network",
    "the invented campus", "several imaginary villages", "the made-up station quarter",
    "the fictional hospital",
)  # fmt: skip
DEEDS = (
    "publish a guide to", "agree one referral route for", "fund two pilot schemes on",
    "ask survivors every quarter about", "map who already works on", "train forty advisers in",
    "set a shared standard for", "hold a yearly review of", "share what was learned about",
    "write to every partner about", "test three approaches to", "commission a service for",
    "bring together those who work on",
)  # fmt: skip
REASONS = (
    "so that nobody has to tell the same story twice",
    "because earlier help was found to cost less and to last longer",
    "with the lessons shared in plain words twice a year",
    "and to say openly which parts did not work",
    "so that people in small places are not left out",
    "taking care that nothing published can identify a person",
    "with a named service to turn to at any hour of the day",
)
SIGNS = (
    "People who used the service say that they felt safer",
    "More of those who asked for help were seen within ten days",
    "Every partner can say what it did and what came of it",
    "The guide is used, and those who use it would recommend it",
    "Fewer people drop out between the first call and the first visit",
)
PARTNERS = ("fictional-police", "fictional-health-board", "fictional-charity", "fictional-council")
CITED = ("fictional-survey", "fictional-review", "fictional-statistics")
MODES = ("deliver", "influence", "support", "examine", "hold_to_account")
TIERS = ("local", "joint", "national")
MODALITIES = ("will", "will", "should", "aims", "can")
OUTCOMES = ("O1", "O2", "O3", "O3a", "O3b")

PLAN = """\
schema_version: 1
id: fictional-plan-2030
title: A fictional action plan for measuring speed
publisher: fictional-association
edition: 2030/31
status: published
source: fictional-plan
period:
  label: 2030/31
  start: 2030-04-01
  end: 2031-03-31
  basis: stated
definition:
  term: made-up harm
  text: >-
    Made-up harm is what this fictional plan says it is about; the words stand here only because a
    plan has a definition.
  elements:
    - title: Act
      text: Any act that this fiction imagines
    - title: Setting
      text: In public, in private or online
  locator: Introduction, paragraph 1
objectives:
  - id: OB1
    title: Join up invented services
    text: Bring the invented services of the made-up offices together.
    locator: Objectives, bullet 1
  - id: OB2
    title: Say what became of it
    text: Report in plain words what became of each fictional promise.
    locator: Objectives, bullet 2
outcomes:
"""
ORGANISATIONS = """\
organisations:
  - id: fictional-association
    name: Fictional Association of Offices
    kind: body
    description: An association that does not exist, made up to measure speed.
  - id: fictional-police
    name: Fictional Police Service
    kind: body
  - id: fictional-health-board
    name: Fictional Health Board
    kind: body
  - id: fictional-charity
    name: Fictional Charity for Safer Streets
    kind: body
  - id: fictional-council
    name: Fictional Council
    kind: body
"""
SOURCES = """\
sources:
  - id: fictional-plan
    title: A fictional action plan for measuring speed
    kind: plan
    publisher: fictional-association
    date: 2030-03-01
    description: This document does not exist; the plan made from it measures speed.
  - id: fictional-survey
    title: A survey that nobody held
    kind: survey
    publisher: fictional-council
    date: 2029-03-01
  - id: fictional-review
    title: A review that nobody wrote
    kind: review
    publisher: fictional-association
    date: 2029-03-01
  - id: fictional-statistics
    title: Statistics that nobody counted
    kind: statistic
    publisher: fictional-council
    date: 2029-03-01
"""


class Item(NamedTuple):
    """The place of one item: its action's number, the item's letter and its own number."""

    action: int
    letter: str
    number: int

    @property
    def id(self) -> str:
        """`A3.C1`."""
        return f"A{self.action}.{self.letter}{self.number}"


def write_plan(folder: Path, actions: int) -> None:
    """Write a plan of so many actions into a folder, which becomes the plan folder.

    688 actions are 43 offices of 16. Files that are there already are written over.
    """
    (folder / "actions").mkdir(parents=True, exist_ok=True)
    for path, text in plan_texts(actions).items():
        (folder / path).write_bytes(text.encode())


def plan_texts(actions: int) -> dict[str, str]:
    """Return each file of such a plan: its path in the plan folder, its text."""
    texts = {
        "plan.yaml": PLAN + "".join(map(outcome_text, OUTCOMES)),
        "organisations.yaml": ORGANISATIONS
        + "".join(map(office_text, range(1, offices(actions) + 1))),
        "sources.yaml": SOURCES,
    }
    return texts | {action_path(number): action_text(number) for number in range(1, actions + 1)}


def offices(actions: int) -> int:
    """Return how many made-up offices lead so many actions between them."""
    return -(-actions // PER_OFFICE)


def office_of(action: int) -> str:
    """Return the slug of the office that leads an action."""
    return f"fictional-office-{(action - 1) // PER_OFFICE + 1:03}"


def action_path(number: int) -> str:
    """Return where an action's file stands: `actions/00003-lighting-in-parks.yaml`."""
    topic = pick(TOPICS, number).replace(" ", "-")
    return f"actions/{number:05}-{topic}.yaml"


def pick(words: Sequence[str], *numbers: int) -> str:
    """Choose one of the words, always the same one for the same numbers."""
    place = 7
    for number in numbers:
        place = (place * 1_000_003 + number * 7_919) % 2_147_483_647
    return words[place % len(words)]


def office_text(number: int) -> str:
    """Return an office's item in `organisations.yaml`."""
    return (
        f"  - id: fictional-office-{number:03}\n"
        f"    name: Fictional Office {number:03}\n"
        "    kind: body\n"
        "    delivers: true\n"
    )


def outcome_text(id_: str) -> str:
    """Return an outcome's item in `plan.yaml`."""
    return (
        f"  - id: {id_}\n"
        f"    title: Invented outcome {id_.removeprefix('O')}\n"
        "    text: Something in this fiction is better than it was.\n"
        f"    locator: Outcome {id_.removeprefix('O')}\n"
    )


def action_text(number: int) -> str:
    """Return the file of one action, about 60 lines of it."""
    contexts = 1 + (number % 4 == 0)
    items = [Item(number, "C", n) for n in range(1, 3 + (number % 5 > 0))]
    return "".join(
        (
            header_text(number),
            "context:\n",
            *(context_text(Item(number, "K", n)) for n in range(1, contexts + 1)),
            "commitments:\n",
            *(commitment_text(item, paragraph=contexts + item.number) for item in items),
            "measures:\n",
            *(measure_text(Item(number, "M", n)) for n in range(1, 2 + (number % 3 > 0))),
        )
    )


def header_text(number: int) -> str:
    """Return an action's keys before its three lists."""
    return (
        f"id: A{number}\n"
        f"number: {number}\n"
        f"title: Fictional action {number} on {pick(TOPICS, number)}\n"
        f"lead: {office_of(number)}\n"
        "lead_basis: stated\n"
        "source: fictional-plan\n"
        f"locator: Action {number}\n"
        "outcomes:\n"
        f"  - id: {pick(OUTCOMES, number, 1)}\n"
        "    basis: inferred\n"
    )


def context_text(item: Item) -> str:
    """Return one statement of context."""
    text = (
        f"In this fiction, work on {pick(TOPICS, item.action)} began in {pick(PLACES, *item[::2])} "
        f"after statement {item.id} was made up, {pick(REASONS, *item[::2])}."
    )
    cites = f"    cites:\n      - {pick(CITED, *item[::2])}\n" if item.action % 2 else ""
    return (
        start_text(item, f"Why {pick(TOPICS, item.action)} matters in this fiction", text)
        + f"    locator: Action {item.action}, paragraph {item.number}\n{cites}"
    )


def commitment_text(item: Item, paragraph: int) -> str:
    """Return one commitment, which the source has in that paragraph."""
    seed = (item.action, item.number, 3)
    topic, place = pick(TOPICS, *seed), pick(PLACES, *seed)
    text = (
        f"Made-up office {office_of(item.action)[-3:]} is to {pick(DEEDS, *seed)} {topic} "
        f"in {place}, {pick(REASONS, *seed)}."
    )
    partners = f"    partners:\n      - {pick(PARTNERS, *seed)}\n" if item.number == 1 else ""
    return (
        start_text(item, f"{pick(DEEDS, *seed).capitalize()} {topic}", text)
        + f"    lead: {office_of(item.action)}\n"
        "    lead_basis: inferred\n"
        f"    mode: {pick(MODES, *seed)}\n"
        f"    tier: {pick(TIERS, *seed)}\n"
        f"    modality: {pick(MODALITIES, *seed)}\n"
        f"    locator: Action {item.action}, paragraph {paragraph}\n{partners}"
    )


def measure_text(item: Item) -> str:
    """Return one success measure."""
    seed = (item.action, item.number, 5)
    text = f"{pick(SIGNS, *seed)} in {pick(PLACES, *seed)}, as imagined for measure {item.id}."
    return (
        start_text(item, f"{pick(TOPICS, *seed).capitalize()} in {pick(PLACES, *seed)}", text)
        + f"    locator: Action {item.action}, success measures, paragraph {item.number}\n"
    )


def start_text(item: Item, title: str, prose: str) -> str:
    """Return the lines with which every item of an action begins."""
    indent = " " * 6
    lines = textwrap.fill(
        prose, WIDTH, initial_indent=indent, subsequent_indent=indent, break_on_hyphens=False
    )
    return f"  - id: {item.id}\n    title: {title}\n    text: >-\n{lines}\n"
