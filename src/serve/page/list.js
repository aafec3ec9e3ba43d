// @ts-check
// A list of texts, one control each.
import { boxes } from "./boxes.js";
import { button, composes, h, once, order } from "./dom.js";
import { Frame } from "./frame.js";
import { ValueHolder } from "./holder.js";
import { align, linesOf, textOf } from "./values.js";
import { grow, insert } from "./text.js";
import { word } from "./words.js";

/** @typedef {import("./types.js").Field} Field */
/** @typedef {import("./form.js").Form} Form */
/** @typedef {{holder: import("./types.js").Holder & ValueHolder, element: HTMLElement, name: (n: number) => void}} Row */

/**
 * @param {Field} field
 * @param {Form} form
 * @returns {import("./types.js").Part}
 */
export function list(field, form) {
  if (field.choices && field.choices.length > 0) return boxes(field, form);
  const frame = new Frame(field, form, true);
  const rows = h("ol", { class: "rows" });
  const label = () => field.label || field.key;
  const adding = button(word("page-add", { name: label() }), () => grown().focus(), { class: "button small" });
  frame.body.append(rows, adding);
  /** @type {Row[]} */
  let all = [];

  /** @param {string|null} value */
  const row = (value, stands = true) => {
    const area = h("textarea", { class: "input", rows: 1, "data-least": 1 });
    area.addEventListener("input", () => grow(area));
    // An entry is one line: Enter begins the next one, and of several pasted lines each becomes an entry.
    area.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || composes(event)) return;
      event.preventDefault();
      if (all.at(-1) === made) grown().focus();
    });
    area.addEventListener("paste", (event) => {
      const [first, ...more] = linesOf(event.clipboardData?.getData("text/plain") ?? "");
      if (more.length === 0) return;
      event.preventDefault();
      insert(area, first);
      more.forEach((line, nth) => form.step(() => ({ at: field.at, was: null, to: { add: line, index: all.indexOf(made) + 1 + nth } })));
    });
    const write = (/** @type {string|null} */ text) => {
      area.value = text ?? "";
      grow(area);
    };
    const control = { element: area, read: () => textOf(area.value), write };
    const holder = /** @type {any} */ (new ValueHolder({ ...field, at: `${field.at}/new`, value }, form, frame, control));
    holder.required = false;
    holder.listAt = field.at;
    holder.stands = stands;
    const up = button("↑", () => move(made, -1), { class: "button icon" });
    const down = button("↓", () => move(made, 1), { class: "button icon" });
    const away = button(word("page-remove"), once(() => remove(made)), { class: "button small" });
    const item = h("li", {}, area, h("span", { class: "row-tools" }, up, down, away));
    /** @param {number} number */
    const name = (number) => {
      const what = { name: label(), number };
      area.setAttribute("aria-label", word("page-entry", what));
      up.setAttribute("aria-label", word("page-move-up", what));
      down.setAttribute("aria-label", word("page-move-down", what));
      away.setAttribute("aria-label", word("page-remove-entry", what));
      holder.at = `${field.at}/${number - 1}`;
      holder.index = number - 1;
      item.dataset.at = holder.at;
    };
    const made = { holder, element: item, name };
    return made;
  };

  const number = () => {
    let count = 0;
    for (const one of all) {
      if (one.holder.stands || one === all.at(-1)) count += 1;
      one.name(Math.max(1, count));
    }
  };
  const grown = () => {
    const blank = all.find((one) => one.holder.read() === null);
    const made = blank ?? row(null, false);
    if (!blank) {
      all.push(made);
      rows.append(made.element);
    }
    number();
    return /** @type {HTMLElement} */ (made.element.querySelector("textarea"));
  };
  /** @param {Row} one @param {number} by */
  const move = (one, by) => {
    form.step(() => {
      const from = all.indexOf(one);
      const to = from + by;
      return from < 0 || to < 0 || to >= all.length ? null : { at: field.at, was: field.value ?? null, to: { move: [from, to] } };
    });
  };
  /** @param {Row} one */
  const remove = (one) => {
    if (!one.holder.stands) {
      one.holder.show(null);
      drop(one);
    } else {
      const meant = one.holder.meant({ remove: true });
      form.step(() => (all.includes(one) ? meant() : null));
    }
    adding.focus();
  };
  /** @param {Row} one */
  const drop = (one) => {
    form.saver.dirty.delete(one.holder);
    form.holders.delete(one.holder.control.element);
    one.element.remove();
    all = all.filter((each) => each !== one);
    number();
  };

  /** @param {Field} now */
  const update = (now) => {
    field = now;
    frame.tell(now);
    /** @type {(string|null)[]} */
    const values = Array.isArray(now.value) ? now.value : now.value ? [String(now.value)] : [];
    for (const one of all) if (!one.holder.stands && one.holder.base !== null) one.holder.stands = true;
    const kept = all.filter((one) => one.holder.stands);
    const fresh = all.filter((one) => !one.holder.stands);
    const from = align(kept.map((one) => String(one.holder.base)), values.map(String));
    const next = values.map((value, index) => (from[index] === null ? row(value) : kept[/** @type {number} */ (from[index])]));
    for (const one of kept.filter((each) => !next.includes(each))) {
      one.holder.stands = false;
      if (one.holder.busy()) fresh.push(one);
      else drop(one);
    }
    all = [...next, ...fresh.filter((one) => one.holder.busy() || one.holder.read() !== null)];
    for (const one of fresh) if (!all.includes(one)) one.element.remove();
    order(rows, all.map((one) => one.element));
    number();
    next.forEach((one, index) => one.holder.update({ ...now, at: `${now.at}/${index}`, required: false, value: values[index] }));
  };
  update(field);
  return { at: field.at, element: frame.element, update };
}
