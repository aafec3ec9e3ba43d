// @ts-check
// What the program found, in its own words: beside the field, and all of it above the form with a way there.
import { button, fill, h } from "./dom.js";
import { word } from "./words.js";

/** @typedef {import("./types.js").Finding} Finding */
/** @typedef {{fix: (finding: number, choice: number) => void, allow: (finding: number, reason: string) => void, go: (at: string) => void}} Cures */

const MARKS = { error: "page-severity-error", warning: "page-severity-warning", note: "page-severity-note" };

/** @param {Finding} finding */
export function mark(finding) {
  return h("span", { class: `mark ${finding.severity}` }, word(MARKS[finding.severity]));
}

/**
 * @param {Finding} finding
 * @param {number} index
 * @param {Cures} cures
 * @param {boolean} locked
 */
export function told(finding, index, cures, locked) {
  const many = finding.fixes.length > 1;
  const fixes = finding.fixes.map((fix, choice) => h("div", { class: "fix" },
    button(many ? word("page-fix-choice", { number: choice + 1, title: fix.title }) : fix.title, () => cures.fix(index, choice), { class: "button" }),
    (fix.before || fix.after) && h("div", { class: "before-after" },
      fix.before && h("del", { class: "line" }, fix.before), fix.after && h("ins", { class: "line" }, fix.after))));
  return h("div", { class: `finding ${finding.severity}`, "data-rule": finding.rule },
    h("p", { class: "finding-message" }, mark(finding), " ", finding.message),
    finding.label && h("p", { class: "finding-label" }, finding.label),
    ...finding.help.map((help) => h("p", { class: "finding-help" }, help)),
    ...finding.related.map((place) => h("p", { class: "finding-help" }, word("page-related", { file: place.file, line: place.line, label: place.label }))),
    ...fixes, finding.canAllow && !locked && allowing(finding, index, cures));
}

/**
 * @param {Finding} finding
 * @param {number} index
 * @param {Cures} cures
 */
function allowing(finding, index, cures) {
  const reason = h("input", { class: "input", type: "text", autocomplete: "off", "data-own": true, "aria-label": word("page-allow-reason", { message: finding.message }) });
  const wrong = h("p", { class: "refused", role: "alert", hidden: true }, word("page-allow-needs-reason"));
  const take = () => {
    wrong.hidden = reason.value.trim() !== "";
    if (wrong.hidden) cures.allow(index, reason.value.trim());
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
  /** @type {Map<import("./frame.js").Frame, number[]>} */
  const of = new Map();
  findings.forEach((finding, index) => {
    const frame = form.frameOf(finding.at);
    if (frame) of.set(frame, [...(of.get(frame) ?? []), index]);
  });
  for (const frame of new Set(form.frames.values())) {
    const mine = of.get(frame) ?? [];
    const next = JSON.stringify(mine.map((index) => [index, findings[index]]));
    if (frame.findings.dataset.told === undefined && mine.length === 0) continue;
    if (frame.findings.dataset.told === String(next.length) + next) continue;
    const within = frame.findings.contains(document.activeElement);
    frame.findings.dataset.told = String(next.length) + next;
    fill(frame.findings, ...mine.map((index) => told(findings[index], index, cures, form.view.readOnly !== null)));
    frame.element.classList.toggle("wrong", mine.some((index) => findings[index].severity === "error"));
    frame.describe(mine.some((index) => findings[index].severity === "error"));
    if (within) form.focusIn(frame.control ?? frame.element);
  }
}

/**
 * @param {Finding[]} findings
 */
export function counts(findings) {
  const errors = findings.filter((one) => one.severity === "error").length;
  return { errors, warnings: findings.length - errors };
}
