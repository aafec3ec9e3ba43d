// @ts-check
// What the program found, in its own words: beside the field, and all of it above the form with a way there.
import { button, h, order } from "./dom.js";
import { word } from "./words.js";

/** @typedef {import("./types.js").Finding} Finding */
/** @typedef {{fix: (finding: Finding, choice: number) => void, allow: (finding: Finding, reason: string) => void, go: (at: string) => void}} Cures */

const MARKS = { error: "page-severity-error", warning: "page-severity-warning", note: "page-severity-note" };

/** @param {Finding} finding */
export function mark(finding) {
  return h("span", { class: `mark ${finding.severity}` }, word(MARKS[finding.severity]));
}

/**
 * @param {Finding} finding
 * @param {Cures} cures
 * @param {boolean} locked
 */
export function told(finding, cures, locked) {
  const many = finding.fixes.length > 1;
  const fixes = finding.fixes.map((fix, choice) => h("div", { class: "fix" },
    button(many ? word("page-fix-choice", { number: choice + 1, title: fix.title }) : fix.title, () => cures.fix(finding, choice), { class: "button" }),
    (fix.before || fix.after) && h("div", { class: "before-after" },
      fix.before && h("del", { class: "line" }, fix.before), fix.after && h("ins", { class: "line" }, fix.after))));
  return h("div", { class: `finding ${finding.severity}`, "data-rule": finding.rule, "data-key": keyOf(finding) },
    h("p", { class: "finding-message" }, mark(finding), " ", finding.message),
    finding.label && h("p", { class: "finding-label" }, finding.label),
    ...finding.help.map((help) => h("p", { class: "finding-help" }, help)),
    ...finding.related.map((place) => h("p", { class: "finding-help" }, word("page-related", { file: place.file, line: place.line, label: place.label }))),
    ...fixes, finding.canAllow && !locked && allowing(finding, cures));
}

/**
 * @param {Finding} finding
 * @param {Cures} cures
 */
function allowing(finding, cures) {
  const reason = h("input", { class: "input", type: "text", autocomplete: "off", "data-own": true, "aria-label": word("page-allow-reason", { message: finding.message }) });
  const wrong = h("p", { class: "refused", role: "alert", hidden: true }, word("page-allow-needs-reason"));
  const take = () => {
    wrong.hidden = reason.value.trim() !== "";
    if (wrong.hidden) cures.allow(finding, reason.value.trim());
    else reason.focus();
  };
  return h("details", { class: "quiet" }, h("summary", { "aria-label": `${word("page-allow")}: ${finding.message}` }, word("page-allow")),
    h("div", { class: "inline" }, h("span", {}, word("page-allow-why")), reason, button(word("page-allow-take"), take)), wrong);
}

/**
 * Each finding at its field. What did not change is left alone: somebody may be in it.
 * @param {Finding[]} findings
 * @param {import("./form.js").Form} form
 * @param {Cures} cures
 */
export function place(findings, form, cures) {
  /** @type {Map<import("./frame.js").Frame, Finding[]>} */
  const of = new Map();
  for (const finding of findings) {
    const frame = form.frameOf(finding.at);
    if (frame) of.set(frame, [...(of.get(frame) ?? []), finding]);
  }
  for (const frame of new Set(form.frames.values())) {
    const mine = of.get(frame) ?? [];
    const next = mine.map(keyOf);
    const room = /** @type {HTMLElement[]} */ ([...frame.findings.children]);
    if (room.length === mine.length && room.every((one, index) => one.dataset.key === next[index])) continue;
    const within = room.find((one) => one.contains(document.activeElement));
    // Of one that is still found, what somebody wrote into it stays.
    const rows = mine.map((finding, index) => room.find((one) => one.dataset.key === next[index]) ?? told(finding, cures, form.view.readOnly !== null));
    for (const one of room) if (!rows.includes(one)) one.remove();
    order(frame.findings, rows);
    const isWrong = mine.some((finding) => finding.severity === "error");
    frame.element.classList.toggle("wrong", isWrong);
    frame.describe(isWrong);
    if (within && !rows.includes(within)) form.focusIn(frame.control ?? frame.element);
  }
}

/** What tells one finding from another. @param {Finding} finding */
export function keyOf(finding) {
  const { line, column, ...said } = finding;
  return JSON.stringify(said);
}

/**
 * @param {Finding[]} findings
 */
export function counts(findings) {
  const errors = findings.filter((one) => one.severity === "error").length;
  return { errors, warnings: findings.length - errors };
}
