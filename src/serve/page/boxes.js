// @ts-check
// A list whose words are given: a box for each.
import { fill, h } from "./dom.js";
import { Frame } from "./frame.js";
import { ValueHolder } from "./holder.js";

/** @typedef {import("./types.js").Field} Field */
/** @typedef {import("./form.js").Form} Form */

/** @param {any} value @returns {string[]} */
export function textsOf(value) {
  return Array.isArray(value) ? value.filter((one) => one !== null).map(String) : value ? [String(value)] : [];
}

/**
 * @param {Field} field
 * @param {Form} form
 * @returns {import("./types.js").Part}
 */
export function boxes(field, form) {
  const frame = new Frame(field, form, true);
  const group = h("div", { class: "boxes" });
  const all = () => /** @type {HTMLInputElement[]} */ ([...group.querySelectorAll("input")]);
  frame.body.append(group);
  const write = (/** @type {any} */ value) => {
    const chosen = textsOf(value);
    const given = chosen.filter((one) => !field.choices?.some((choice) => choice.value === one)).map((one) => ({ value: one, label: one }));
    fill(group, ...[...(field.choices ?? []), ...given].map((choice) => h("label", { class: "box" },
      h("input", { type: "checkbox", class: "check", value: choice.value, checked: chosen.includes(choice.value) }), choice.label)));
  };
  const read = () => {
    const chosen = all().filter((one) => one.checked).map((one) => one.value);
    return chosen.length > 0 ? chosen : null;
  };
  const holder = new ValueHolder(field, form, frame, { element: group, read, write, normal: (value) => (textsOf(value).length > 0 ? textsOf(value) : null) });
  group.addEventListener("change", () => holder.typed());
  const update = (/** @type {Field} */ now) => {
    field = now;
    frame.tell(now);
    holder.update(now);
  };
  return { at: field.at, element: frame.element, update };
}
