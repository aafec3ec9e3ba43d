// @ts-check
// Controls of one value: a text, several lines, a date, a choice, yes or no.
import { button, fill, h } from "./dom.js";
import { Frame } from "./frame.js";
import { ValueHolder } from "./holder.js";
import { textOf } from "./values.js";
import { word } from "./words.js";

/** @typedef {import("./types.js").Field} Field */
/** @typedef {import("./form.js").Form} Form */
/** @typedef {import("./types.js").Part} Part */

/** A text grows with what stands in it. @param {HTMLTextAreaElement} area */
export function grow(area) {
  const least = Number(area.dataset.least ?? 2);
  area.rows = Math.min(16, Math.max(least, area.value.split("\n").reduce((sum, line) => sum + 1 + Math.floor(line.length / 42), 0)));
}

/** Whether a text is longer than what half of the form shows. @param {Field} field */
function isWide(field) {
  return Math.max(String(field.value ?? "").length, (field.example ?? "").length) > 14;
}

/** A text without line breaks that is shown whole, on as many lines as it needs. */
function oneLine() {
  const area = h("textarea", { class: "input", rows: 1, "data-least": 1, autocomplete: "off" });
  area.addEventListener("beforeinput", (event) => {
    if (event.inputType === "insertLineBreak" || event.inputType === "insertParagraph") event.preventDefault();
  });
  area.addEventListener("paste", (event) => {
    const text = event.clipboardData?.getData("text/plain") ?? "";
    if (!/[\r\n]/.test(text)) return;
    event.preventDefault();
    area.setRangeText(text.replace(/[\r\n]+/g, ""), area.selectionStart, area.selectionEnd, "end");
    area.dispatchEvent(new InputEvent("input", { bubbles: true }));
  });
  return area;
}

/** @param {Field} field */
function textControl(field) {
  // A text that has lines in the file keeps them, whatever the form asks for.
  const long = field.kind === "lines" || String(field.value ?? "").includes("\n");
  const control = long ? h("textarea", { class: "input", rows: 2 }) : isWide(field) ? oneLine() : h("input", { class: "input", type: "text", autocomplete: "off" });
  if (control instanceof HTMLTextAreaElement) control.addEventListener("input", () => grow(control));
  return {
    element: control,
    read: () => textOf(control.value),
    normal: (/** @type {any} */ value) => (typeof value === "string" ? value.replace(/\r\n?/g, "\n").replaceAll(long ? "" : "\n", "") : value),
    write: (/** @type {string|null} */ value) => {
      control.value = value ?? "";
      if (control instanceof HTMLTextAreaElement) grow(control);
    },
  };
}

/** @param {Field} field */
function choiceControl(field) {
  const control = h("select", { class: "input" });
  const offer = (/** @type {string|null} */ value) => {
    const choices = field.choices ?? [];
    const given = value && !choices.some((choice) => choice.value === value) ? [{ value, label: value }] : [];
    fill(control, h("option", { value: "" }, word("page-not-chosen")),
      ...[...choices, ...given].map((choice) => h("option", { value: choice.value }, choice.label)));
    control.value = value ?? "";
  };
  return { element: control, read: () => textOf(control.value), write: offer };
}

/** @param {Field} field */
function flagControl(field) {
  const yes = field.choices?.[0]?.value ?? "はい";
  const control = h("input", { type: "checkbox", class: "check" });
  let off = /** @type {string|null} */ (null);
  return {
    element: control,
    read: () => (control.checked ? yes : off),
    write: (/** @type {string|null} */ value) => {
      control.checked = value === yes;
      off = value === yes ? null : value;
    },
  };
}

/**
 * @param {Field} field
 * @param {Form} form
 * @returns {Part}
 */
export function simple(field, form) {
  const frame = new Frame(field, form);
  const control = field.kind === "choice" ? choiceControl(field) : field.kind === "flag" ? flagControl(field) : textControl(field);
  frame.element.classList.add(`is-${field.kind}`);
  if (field.kind === "text" && isWide(field)) frame.element.classList.add("is-long");
  frame.holds(control.element);
  if (field.kind === "flag") frame.element.prepend(frame.body);
  const holder = new ValueHolder(field, form, frame, control);
  const closing = closer(field, form, holder);
  if (closing) frame.tools.append(closing.element);
  return {
    at: field.at,
    element: frame.element,
    update(now) {
      frame.tell(now);
      field.choices = now.choices;
      holder.update(now);
      closing?.update(now);
    },
  };
}

/**
 * 非公開: the council sees the value, the public a black bar.
 * @param {Field} field
 * @param {Form} form
 * @param {ValueHolder} holder
 */
export function closer(field, form, holder) {
  if (!field.canClose) return null;
  let closed = Boolean(field.closed);
  const element = h("div", { class: "closing" });
  const change = (/** @type {object} */ to) => () => form.step(() => ({ at: holder.at, was: holder.base, to }));
  const paint = (/** @type {Field} */ now) => {
    closed = Boolean(now.closed);
    element.classList.toggle("is-closed", closed);
    const label = now.label || now.key;
    if (closed) {
      return fill(element, h("span", { class: "mark closed" }, word("page-closed")), now.ground && h("span", { class: "ground" }, now.ground),
        button(word("page-open-value"), change({ open: true }), { class: "button small", "aria-label": `${word("page-open-value")}: ${label}` }));
    }
    const ground = h("input", { class: "input", type: "text", autocomplete: "off", "data-own": true, "aria-label": word("page-close-ground") });
    const close = () => form.step(() => ({ at: holder.at, was: holder.base, to: { close: { ground: ground.value } } }));
    const details = h("details", { class: "quiet" }, h("summary", { "aria-label": `${word("page-close-value")}: ${label}` }, word("page-close-value")),
      h("div", { class: "inline" }, h("span", {}, word("page-close-ground")), ground, button(word("page-do-close"), close)));
    fill(element, details);
  };
  paint(field);
  return {
    element,
    update(/** @type {Field} */ now) {
      element.hidden = !now.present;
      if (Boolean(now.closed) !== closed) paint(now);
    },
  };
}
