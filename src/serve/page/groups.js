// @ts-check
// Lists of groups, with buttons that say what they do to which.
import { button, fill, h, once, order } from "./dom.js";
import { Frame } from "./frame.js";
import { several } from "./group.js";
import { trouble } from "./top.js";
import { align } from "./values.js";
import { word } from "./words.js";

/** @typedef {import("./types.js").Field} Field */
/** @typedef {import("./types.js").Entry} Entry */
/** @typedef {import("./types.js").Part} Part */
/** @typedef {import("./form.js").Form} Form */

/** @param {Field} field @returns {any} */
function valueOf(field) {
  return [field.key, field.value ?? null, (field.children ?? []).map(valueOf), (field.items ?? []).map((item) => item.children.map(valueOf))];
}

/** @param {Entry} entry */
function keyOf(entry) {
  return entry.key ?? JSON.stringify(entry.children.map(valueOf));
}

/**
 * @param {Field} field
 * @param {Form} form
 * @returns {Part}
 */
export function groups(field, form) {
  const frame = new Frame(field, form, true);
  frame.element.classList.add("groups");
  const rows = h("div", { class: "entries" });
  const label = () => field.label || field.key;
  const size = () => field.items?.length ?? 0;
  const adding = button("", async () => {
    const before = size();
    await form.step(() => ({ at: field.at, was: null, to: { add: field.template ?? {}, index: size() } }));
    if (size() > before) form.focusIn(all[size() - 1].element);
  }, { class: "button" });
  frame.body.append(rows, adding);
  /** @type {{key: string, element: HTMLElement, update: (entry: Entry, index: number) => void}[]} */
  let all = [];

  /** @param {Entry} first */
  const row = (first) => {
    let entry = first;
    let place = 0;
    const inner = several(entry.children, form);
    const move = (/** @type {number} */ by, /** @type {string} */ what) => async () => {
      await form.step(() => {
        const to = place + by;
        return !all.includes(made) || to < 0 || to >= size() ? null : { at: field.at, was: null, to: { move: [place, to] } };
      });
      /** @type {HTMLElement|null} */ (made.element.querySelector(`:scope > .entry-head ${what}`))?.focus();
    };
    const up = button("↑", move(-1, ".up"), { class: "button icon up" });
    const down = button("↓", move(1, ".down"), { class: "button icon down" });
    const away = button(word("page-remove"), once(async () => {
      let seen = "";
      await form.step(() => {
        if (!all.includes(made)) return null;
        // What somebody else wrote into it meanwhile was not seen.
        if (seen !== "" && seen !== made.key) return trouble(word("page-press-refused")), null;
        seen = made.key;
        return { at: entry.at, was: null, to: { remove: true } };
      });
      adding.focus();
    }), { class: "button small" });
    const title = h("h3", { class: "entry-title" });
    const own = form.entryHead?.(field);
    const head = h("div", { class: "entry-head" }, title, h("span", { class: "row-tools" }, up, down, away));
    const body = own ? h("details", { class: "quiet entry-more" }, h("summary", {}, word("page-item-more")), inner.element) : inner.element;
    const element = h("section", { class: "entry", "data-at": entry.at }, head, own?.element, body);
    const made = {
      key: keyOf(entry),
      element,
      update(/** @type {Entry} */ now, /** @type {number} */ index) {
        [entry, place, this.key] = [now, index, keyOf(now)];
        element.dataset.at = now.at;
        const what = { name: label(), number: index + 1 };
        fill(title, own ? String(index + 1) : word("page-entry-title", { ...what, title: now.title ?? "" }));
        up.setAttribute("aria-label", word("page-move-up", what));
        down.setAttribute("aria-label", word("page-move-down", what));
        away.setAttribute("aria-label", word("page-remove-entry", what));
        inner.update(now.children);
        own?.update(now, index);
      },
    };
    return made;
  };
  /** @param {Field} now */
  const update = (now) => {
    field = now;
    frame.tell(now);
    fill(adding, word("page-add", { name: label() }));
    const items = now.items ?? [];
    const from = align(all.map((one) => one.key), items.map(keyOf));
    const next = items.map((item, index) => (from[index] === null ? row(item) : all[/** @type {number} */ (from[index])]));
    for (const one of all) if (!next.includes(one)) one.element.remove();
    all = next;
    order(rows, next.map((one) => one.element));
    next.forEach((one, index) => one.update(items[index], index));
  };
  update(field);
  return { at: field.at, element: frame.element, update };
}
