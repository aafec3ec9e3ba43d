// @ts-check
// Controls of one value: a text, several lines, a date, a choice, yes or no.
import { button, fill, h } from "./dom.js";
import { Frame } from "./frame.js";
import { ValueHolder } from "./holder.js";
import { isWide, textControl } from "./text.js";
import { trouble } from "./top.js";
import { textOf } from "./values.js";
import { word } from "./words.js";

/** @typedef {import("./types.js").Field} Field */
/** @typedef {import("./form.js").Form} Form */
/** @typedef {import("./types.js").Part} Part */

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
  const change = (/** @type {boolean} */ isClosed, /** @type {() => object} */ to) => () => {
    const meant = holder.meant(to());
    // Somebody else did it before, perhaps on another ground.
    form.step(() => (closed === isClosed ? meant() : (trouble(word("page-press-refused")), null)));
  };
  const paint = (/** @type {Field} */ now) => {
    closed = Boolean(now.closed);
    element.classList.toggle("is-closed", closed);
    const label = now.label || now.key;
    if (closed) {
      return fill(element, h("span", { class: "mark closed" }, word("page-closed")), now.ground && h("span", { class: "ground" }, now.ground),
        button(word("page-open-value"), change(true, () => ({ open: true })), { class: "button small", "aria-label": `${word("page-open-value")}: ${label}` }));
    }
    const ground = h("input", { class: "input", type: "text", autocomplete: "off", "data-own": true, "aria-label": word("page-close-ground") });
    const close = change(false, () => ({ close: { ground: ground.value } }));
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
