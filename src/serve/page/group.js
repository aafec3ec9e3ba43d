// @ts-check
// Fields that belong together.
import { fill, h } from "./dom.js";
import { Frame } from "./frame.js";
import { word } from "./words.js";

/** @typedef {import("./types.js").Field} Field */
/** @typedef {import("./types.js").Part} Part */
/** @typedef {import("./form.js").Form} Form */

/**
 * Several fields, those folded that nobody has to fill in and nobody has.
 * @param {Field[]} fields
 * @param {Form} form
 */
export function several(fields, form) {
  /** @type {Map<string, Part>} */
  const parts = new Map();
  const element = h("div", { class: "several" });
  const more = h("div", { class: "more-fields" });
  const folded = h("details", { class: "quiet more" }, h("summary", {}), more);
  const rare = (/** @type {Field} */ field) => field.kind !== "items" && !field.required && !field.present && !field.missing;
  const name = (/** @type {Field} */ field) => field.at.slice(field.at.lastIndexOf("/") + 1);
  const update = (/** @type {Field[]} */ now) => {
    const names = now.map(name);
    for (const [key, part] of parts) {
      if (names.includes(key)) continue;
      part.element.remove();
      parts.delete(key);
    }
    now.forEach((field, index) => {
      const part = parts.get(name(field));
      if (part) return part.update(field);
      const made = form.part(field);
      parts.set(name(field), made);
      if (rare(field)) return more.append(made.element);
      const after = now.slice(0, index).reverse().map((one) => parts.get(name(one))?.element).find((one) => one?.parentElement === element);
      if (after) after.after(made.element);
      else element.prepend(made.element);
    });
    fill(/** @type {Element} */ (folded.firstElementChild), word("page-more-fields", { count: more.childElementCount }));
    if (more.childElementCount > 0 && !folded.isConnected) element.append(folded);
    folded.hidden = more.childElementCount === 0;
  };
  update(fields);
  return { element, update };
}

/**
 * @param {Field} field
 * @param {Form} form
 * @param {Node[]} below what stands below its fields
 * @returns {Part}
 */
export function group(field, form, ...below) {
  const frame = new Frame(field, form, true);
  frame.element.classList.add("group");
  const inner = several(field.children ?? [], form);
  frame.body.append(inner.element, ...below);
  return {
    at: field.at,
    element: frame.element,
    update(now) {
      frame.tell(now);
      inner.update(now.children ?? []);
    },
  };
}
