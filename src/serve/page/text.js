// @ts-check
// Controls of texts: of one line, which is shown whole, and of several.
import { h } from "./dom.js";
import { isComposing } from "./ime.js";
import { textOf } from "./values.js";

/** @typedef {import("./types.js").Field} Field */

/** A text grows with what stands in it. @param {HTMLTextAreaElement} area */
export function grow(area) {
  const least = Number(area.dataset.least ?? 2);
  area.rows = Math.min(16, Math.max(least, area.value.split("\n").reduce((sum, line) => sum + 1 + Math.floor(line.length / 42), 0)));
}

/** Whether a text is longer than what half of the form shows. @param {Field} field */
export function isWide(field) {
  return Math.max(String(field.value ?? "").length, (field.example ?? "").length) > 14;
}

/** Puts a text where the caret is, so that it can be undone. @param {HTMLTextAreaElement} area @param {string} text */
export function insert(area, text) {
  area.focus();
  document.execCommand("insertText", false, text);
}

/** A text that has no line breaks gets none, however they come. @param {HTMLTextAreaElement} area @param {() => boolean} hasLines */
function keepOnOneLine(area, hasLines) {
  area.addEventListener("beforeinput", (event) => {
    if (!hasLines() && (event.inputType === "insertLineBreak" || event.inputType === "insertParagraph")) event.preventDefault();
  });
  area.addEventListener("paste", (event) => {
    const text = event.clipboardData?.getData("text/plain") ?? "";
    if (hasLines() || !/[\r\n]/.test(text)) return;
    event.preventDefault();
    insert(area, text.replace(/[\r\n]+/g, ""));
  });
  area.addEventListener("input", () => {
    if (hasLines() || isComposing(area) || !area.value.includes("\n")) return;
    const caret = area.value.slice(0, area.selectionEnd).replaceAll("\n", "").length;
    area.value = area.value.replaceAll("\n", "");
    area.setSelectionRange(caret, caret);
  });
}

/** @param {Field} field */
export function textControl(field) {
  let hasLines = field.kind === "lines";
  const area = hasLines ? h("textarea", { class: "input", rows: 2 }) : h("textarea", { class: "input", rows: 1, "data-least": 1, autocomplete: "off" });
  keepOnOneLine(area, () => hasLines);
  area.addEventListener("input", () => grow(area));
  return {
    element: area,
    read: () => textOf(area.value),
    normal: (/** @type {any} */ value) => (typeof value === "string" ? value.replace(/\r\n?/g, "\n") : value),
    write: (/** @type {string|null} */ value) => {
      // A text that has lines in the file keeps them, whatever the form asks for.
      hasLines = field.kind === "lines" || (value ?? "").includes("\n");
      area.value = value ?? "";
      grow(area);
    },
  };
}
