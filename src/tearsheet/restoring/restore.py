"""A text as its author wrote it, in Simplified: hints out, lost bytes back, script turned, each as a finding."""  # noqa: E501 one sentence or pattern, read as a whole

from dataclasses import dataclass

from tearsheet.findings import Finding
from tearsheet.restoring.damage import Repaired, repair
from tearsheet.restoring.hints import Unhinted, remove_hints
from tearsheet.restoring.script import script_of, simplify

MOST_NAMED = 12


@dataclass(frozen=True, slots=True)
class Restored:
    """The restored text, the script it was found in, and what was done to it."""

    text: str
    script: str
    findings: tuple[Finding, ...] = ()


def restore(text: str) -> Restored:
    """Return the text without hints, with its lost bytes, in Simplified. Line breaks stay where they are."""
    unhinted = remove_hints(text)
    script = script_of(unhinted.text)
    findings: list[Finding] = []
    repaired = Repaired(unhinted.text, (), ())
    if unhinted.removed or script == "traditional":
        repaired = repair(unhinted.text)
    if unhinted.removed:
        findings.append(_hints_found(unhinted))
    findings += _damage_found(repaired, is_mirror=bool(unhinted.removed))
    turned = simplify(repaired.text) if script == "traditional" or unhinted.removed else repaired.text
    return Restored(turned, script, tuple(findings))


def _hints_found(unhinted: Unhinted) -> Finding:
    named = simplify("".join(unhinted.characters[:MOST_NAMED]))
    places = "、".join(map(str, unhinted.lines[:MOST_NAMED])) + (" 等" if unhinted.lines[MOST_NAMED:] else "")
    detail = f"字后括注拼音 {unhinted.removed} 处（{named}），已去除"
    return Finding("pinyin_hints", f"第 {places} 行", detail, "warning")


def _damage_found(repaired: Repaired, *, is_mirror: bool) -> list[Finding]:
    mended = [
        Finding(
            "byte_damage",
            f"“{simplify(one.before)}”",
            f"{simplify(one.before)} → {simplify(one.after)}（已修复）",
            "warning",
        )
        for one in repaired.repairs
    ]
    left = [
        Finding("byte_damage", f"“{simplify(one)}”", f"{simplify(one)}（未能修复，请对照原文）", "warning")
        for one in repaired.left
        if is_mirror
    ]
    return mended + left
