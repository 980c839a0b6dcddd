"""The field's words for every coded value, translated when they are shown."""

from __future__ import annotations

from typing import Final

from warroom.errors import N_
from warroom.i18n import _

WORDS: Final[dict[str, dict[str, str]]] = {
    "phase": {
        "recognize": N_("recognize"),
        "react": N_("react"),
        "restored": N_("restored"),
        "reflect": N_("reflect"),
        "closed": N_("closed"),
    },
    "scope": {
        "unknown": N_("not known yet"),
        "one": N_("one customer"),
        "segment": N_("a segment"),
        "whole": N_("whole portfolio"),
    },
    "affected": {
        "unknown": N_("not known yet"),
        "under_1": N_("under 1 %"),
        "1_to_10": N_("1 to 10 %"),
        "over_10": N_("over 10 % or 100,000"),
    },
    "harm": {
        "unknown": N_("not known yet"),
        "low": N_("low: it annoys"),
        "medium": N_("medium: they cannot use it"),
        "high": N_("high: money, data, safety"),
    },
    "urgency": {
        "unknown": N_("not known yet"),
        "low": N_("low: it does not grow"),
        "medium": N_("medium: it grows slowly"),
        "high": N_("high: it grows fast"),
    },
    "fits": {"unknown": N_("not answered"), "yes": N_("a procedure fits"), "none": N_("none fits")},
    "detected_by": {"unknown": N_("not answered"), "us": N_("by us"), "customers": N_("by customers")},
    "duty": {
        "lead": N_("lead"),
        "voice": N_("customer voice"),
        "scribe": N_("scribe"),
        "department": N_("department"),
    },
    "type": {
        "note": N_("note"),
        "observation": N_("observation"),
        "decision": N_("decision"),
        "action": N_("action"),
        "communication": N_("communication"),
        "evidence": N_("evidence"),
        "hypothesis": N_("hypothesis"),
        "fix": N_("fix"),
        "ask": N_("ask"),
        "call": N_("call"),
        "phase": N_("phase"),
        "incident": N_("incident"),
        "station": N_("station"),
        "guard": N_("guard rule"),
        "eyes": N_("eyes on the wall"),
        "closeout": N_("close-out"),
        "record": N_("record"),
        "file": N_("file"),
        "erasure": N_("erasure"),
        "house": N_("house"),
        "procedure": N_("procedure"),
        "unknown": N_("newer version"),
    },
    "status": {
        "open": N_("open"),
        "leading": N_("leading"),
        "ruled_out": N_("ruled out"),
        "confirmed": N_("confirmed"),
    },
    "guard_state": {"in_force": N_("in force"), "lifted": N_("lifted")},
    "weight": {"low": N_("low"), "medium": N_("medium"), "high": N_("high")},
    "rating": {
        "CC": N_("strongly expected"),
        "C": N_("expected"),
        "N": N_("says nothing"),
        "I": N_("not expected"),
        "II": N_("cannot be"),
        "NA": N_("does not apply"),
    },
    "state": {
        "idea": N_("idea"),
        "analysed": N_("analysed"),
        "ready": N_("ready"),
        "polled": N_("polled"),
        "ordered": N_("ordered"),
        "acknowledged": N_("acknowledged"),
        "done": N_("done"),
        "effect_seen": N_("effect seen"),
        "no_effect": N_("no effect"),
        "worse": N_("worse"),
        "rolled_back": N_("rolled back"),
        "parked": N_("parked"),
        "rejected": N_("rejected"),
    },
    "ask_kind": {"question": N_("question"), "task": N_("task")},
    "ask_state": {
        "open": N_("open"),
        "answered": N_("answered"),
        "done": N_("done"),
        "dropped": N_("dropped"),
    },
    "call_state": {
        "waiting": N_("waits for the lead's word"),
        "heard": N_("heard by the lead"),
        "taken_back": N_("taken back"),
    },
    "reversibility": {
        "": N_("not judged"),
        "R0": N_("R0 reversible at once"),
        "R1": N_("R1 reversible with effort"),
        "R2": N_("R2 cannot be undone"),
    },
    "band": {
        "": N_("not judged"),
        "low": N_("low"),
        "medium": N_("medium"),
        "high": N_("high"),
        "extreme": N_("extreme"),
    },
    "fate": {
        "": N_("not settled"),
        "thrown_away": N_("thrown away"),
        "kept_once": N_("kept once"),
        "standard": N_("standard procedure"),
    },
    "factor": {
        "technical": N_("technical"),
        "process": N_("process"),
        "information": N_("information"),
        "organisation": N_("organisation"),
        "supplier": N_("supplier"),
        "environment": N_("environment"),
    },
    "learning": {
        "went_well": N_("went well"),
        "luck": N_("we were lucky"),
        "surprise": N_("surprised us"),
    },
    "strength": {
        "": N_("not judged"),
        "stronger": N_("stronger: designs it out"),
        "intermediate": N_("intermediate: checklist, redundancy"),
        "weaker": N_("weaker: training, warning"),
    },
    "change_state": {
        "open": N_("open"),
        "done": N_("done"),
        "verified": N_("verified"),
        "dropped": N_("dropped"),
    },
    "step": {
        "open": N_("open"),
        "doing": N_("under way"),
        "done": N_("complete"),
        "skipped": N_("skipped"),
    },
    "template": {
        "title": N_("title of an incident"),
        "message": N_("message"),
        "hand_over": N_("hand-over"),
    },
    "thing": {
        "company": N_("Company"),
        "colleagues": N_("Person"),
        "departments": N_("Department"),
        "station_sets": N_("Station set"),
        "procedures": N_("Procedure"),
        "templates": N_("Template"),
        "thresholds": N_("Severity thresholds"),
    },
    "precision": {
        "exact": N_("exact"),
        "estimated": N_("about"),
        "reconstructed": N_("reconstructed"),
    },
    "field": {
        "title": N_("title"),
        "customer_words": N_("what customers live through"),
        "scope": N_("scope"),
        "affected": N_("customers affected"),
        "harm": N_("harm"),
        "urgency": N_("urgency"),
        "severity": N_("severity"),
        "fits": N_("standard procedure"),
        "procedure": N_("procedure"),
        "first_hurt_at": N_("first hurt"),
        "detected_at": N_("detected"),
        "detected_by": N_("detected by"),
        "declared_at": N_("declared"),
        "restored_at": N_("restored"),
        "cause_dealt_at": N_("cause dealt with"),
        "phase": N_("phase"),
        "statement": N_("statement"),
        "owner": N_("owner"),
        "status": N_("status"),
        "text": N_("words"),
        "type": N_("kind"),
        "occurred_at": N_("time"),
        "precision": N_("precision"),
        "credibility": N_("credibility"),
        "relevance": N_("relevance"),
        "source": N_("source"),
        "answers": N_("answers"),
        "risk_acting": N_("risk of acting"),
        "risk_waiting": N_("risk of waiting"),
        "reversibility": N_("reversibility"),
        "way_back": N_("way back"),
        "effect_from_min": N_("effect from"),
        "effect_to_min": N_("effect to"),
        "state": N_("state"),
        "fate": N_("fate"),
        "due": N_("due"),
        "to": N_("asked station"),
        "check_due": N_("check"),
        "strength": N_("strength"),
        "key": N_("key moment"),
        "tags": N_("tags"),
        "links": N_("links"),
        "person": N_("person"),
        "under": N_("reports to"),
        "guard_state": N_("guard rule"),
        "name": N_("name"),
        "department": N_("department"),
        "contact": N_("reached by"),
        "sign": N_("call sign"),
        "purpose": N_("fits when"),
        "next_review": N_("next review"),
        "kind": N_("kind"),
        "logo": N_("logo"),
        "few": N_("few customers"),
        "many": N_("many customers"),
        "count": N_("many, as a number"),
        "by_harm": N_("by harm"),
        "by_urgency": N_("by urgency"),
    },
}
SIGNS: Final = {"CC": "++", "C": "+", "N": "·", "I": "−", "II": "−−", "NA": "NA", "": ""}
"""How ratings are written: for the hypothesis, neutral, against it."""
_FIELD_GROUP: Final = {"credibility": "weight", "relevance": "weight"}


def word(group: str, value: str) -> str:
    """Give the translated word for a coded value; a value without a word is shown as it is."""
    text = WORDS.get(group, {}).get(value)
    return _(text) if text else value


def words(group: str) -> dict[str, str]:
    """Give all values of a group with their translated words, in their natural order."""
    return {value: _(text) for value, text in WORDS[group].items()}


def field_word(field: str) -> str:
    """Give the name of a field for people."""
    return word("field", field)


def value_group(field: str) -> str:
    """Give the group whose words a field's values use; nothing for free text."""
    group = _FIELD_GROUP.get(field, field)
    return group if group in WORDS else ""


def severity_word(severity: int) -> str:
    """Write a severity as it is spoken: SEV 1, or a dash when nobody has set one."""
    return _("SEV {number}").format(number=severity) if severity else _("no severity")
