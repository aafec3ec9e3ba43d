// @ts-check
// Field names (項目), one a line. A column that was copied from a table is shown before it becomes fields.
import { boxes } from "./boxes.js";
import { button, fill, h } from "./dom.js";
import { Frame } from "./frame.js";
import { ValueHolder } from "./holder.js";
import { grow } from "./text.js";
import { linesOf, pastedNames, splitNames } from "./values.js";
import { word } from "./words.js";

/** @typedef {import("./types.js").Field} Field */

/** @param {any} value @returns {string[]} */
export function namesOf(value) {
  if (Array.isArray(value)) return value.filter((one) => one !== null).map((one) => (typeof one === "string" ? one : one.name));
  return value ? splitNames(String(value)) : [];
}

/**
 * @param {Field} field
 * @param {import("./form.js").Form} form
 * @returns {import("./types.js").Part}
 */
export function names(field, form) {
  if (field.choices && field.choices.length > 0) return boxes(field, form);
  const frame = new Frame(field, form);
  const area = h("textarea", { class: "input names", rows: 2 });
  const count = h("p", { class: "count" });
  const offer = h("div", { class: "offer" });
  const read = () => {
    const found = linesOf(area.value).flatMap(splitNames).map((name) => name.trim()).filter((name) => name !== "");
    return found.length > 0 ? found : null;
  };
  const tell = () => {
    grow(area);
    fill(count, word("page-names-count", { count: read()?.length ?? 0 }));
  };
  const write = (/** @type {any} */ value) => {
    area.value = namesOf(value).join("\n");
    tell();
  };
  frame.holds(area);
  frame.body.append(count, offer);
  const holder = new ValueHolder(field, form, frame, { element: area, read, write, normal: listOf });
  area.addEventListener("input", tell);
  area.addEventListener("paste", (event) => {
    const text = event.clipboardData?.getData("text/plain") ?? "";
    if (!/[\n\t]/.test(text.trim())) return;
    event.preventDefault();
    showFirst(offer, text, (/** @type {string|null} */ chosen) => {
      fill(offer);
      area.focus();
      if (chosen !== null) insert(area, chosen);
    });
  });
  return {
    at: field.at,
    element: frame.element,
    update(now) {
      frame.tell(now);
      holder.update(now);
      tell();
    },
  };
}

/** @param {any} value */
function listOf(value) {
  const found = namesOf(value).flatMap(splitNames).map((name) => name.trim()).filter((name) => name !== "");
  return found.length > 0 ? found : null;
}

/**
 * @param {HTMLElement} offer
 * @param {string} text
 * @param {(chosen: string|null) => void} choose
 */
function showFirst(offer, text, choose) {
  const found = pastedNames(text);
  fill(offer, h("div", { class: "note-box", role: "group", "aria-label": word("page-paste-title", { count: found.length }) },
    h("p", { class: "strong" }, word("page-paste-title", { count: found.length })),
    h("ol", { class: "pasted" }, ...found.map((name) => h("li", {}, name))),
    h("div", { class: "buttons" },
      button(word("page-paste-take"), () => choose(found.join("\n")), { class: "button primary" }),
      button(word("page-paste-as-is"), () => choose(text)),
      button(word("page-cancel"), () => choose(null)))));
  /** @type {HTMLElement} */ (offer.querySelector("button")).focus();
}

/**
 * On lines of its own, where the caret is.
 * @param {HTMLTextAreaElement} area
 * @param {string} text
 */
function insert(area, text) {
  const before = area.value.slice(0, area.selectionStart);
  const after = area.value.slice(area.selectionEnd);
  const head = before === "" || before.endsWith("\n") ? "" : "\n";
  const tail = after === "" || after.startsWith("\n") ? "" : "\n";
  area.setRangeText(`${head}${text}${tail}`, area.selectionStart, area.selectionEnd, "end");
  area.dispatchEvent(new InputEvent("input", { bubbles: true }));
}
