// @ts-check
// What is handed on (提供情報の項目): chosen among what is held, printed under its own name or another.
import { button, fill, h, once } from "./dom.js";
import { Frame } from "./frame.js";
import { ValueHolder } from "./holder.js";
import { word } from "./words.js";
import { entriesOf, toggled, usedBy } from "./mapping.js";

/** @typedef {import("./types.js").Field} Field */
/** @typedef {import("./types.js").Provided} Provided */

/**
 * @param {Field} field
 * @param {import("./form.js").Form} form
 * @returns {import("./types.js").Part}
 */
export function provided(field, form) {
  const frame = new Frame(field, form, true);
  const rows = h("ol", { class: "rows" });
  const held = h("div", { class: "boxes" });
  /** @type {Provided[]} */
  let entries = [];
  const other = button(word("page-provided-other"), () => {
    entries.push({ name: "", from: [] });
    paint();
    focusRow(entries.length - 1, "input");
  }, { class: "button small" });
  const box = h("div", { class: "provided" },
    h("div", { role: "group", "aria-label": word("page-provided-held") }, h("p", { class: "strong" }, word("page-provided-held")), held),
    h("p", { class: "strong" }, word("page-provided-printed")), rows, other);
  frame.body.append(box);

  const focusRow = (/** @type {number} */ index, /** @type {string} */ what) => {
    const row = rows.children[Math.min(index, rows.children.length - 1)];
    (/** @type {HTMLElement|null} */ ((row ?? box).querySelector(what)) ?? other).focus();
  };
  /** @param {Provided[]} next */
  const change = (next) => {
    entries = next;
    paint();
    holder.typed();
  };
  /** @param {number} index @param {number} by @param {string} what */
  const move = (index, by, what) => {
    if (index + by < 0 || index + by >= entries.length) return;
    const next = [...entries];
    next.splice(index + by, 0, ...next.splice(index, 1));
    change(next);
    focusRow(index + by, what);
  };
  /** @param {Provided} entry @param {number} index */
  const row = (entry, index) => {
    const what = { name: entry.name || word("page-provided-new"), number: index + 1 };
    const input = h("input", { class: "input", type: "text", autocomplete: "off", value: entry.name, "aria-label": word("page-provided-name", what) });
    input.addEventListener("input", () => {
      entry.name = input.value;
      ticks();
    });
    const toggle = (/** @type {string} */ name) => () => {
      entry.from = entry.from.includes(name) ? entry.from.filter((one) => one !== name) : [...entry.from, name];
      origin.textContent = from(entry);
      ticks();
      holder.typed();
    };
    const origin = h("span", { class: "from" }, from(entry));
    const choose = h("details", { class: "quiet" }, h("summary", {}, origin),
      h("div", { class: "boxes", role: "group", "aria-label": word("page-provided-from", what) }, ...(field.held ?? []).map((one) =>
        h("label", { class: "box" }, h("input", { type: "checkbox", class: "check", checked: entry.from.includes(one.name), change: toggle(one.name) }), one.name))));
    return h("li", { "data-at": `${field.at}/${index}` }, input, h("span", { class: "row-tools" },
      button("↑", () => move(index, -1, ".up"), { class: "button icon up", "aria-label": word("page-move-up", what) }),
      button("↓", () => move(index, 1, ".down"), { class: "button icon down", "aria-label": word("page-move-down", what) }),
      button(word("page-remove"), once(() => {
        change(entries.filter((_, at) => at !== index));
        focusRow(index, "input");
      }), { class: "button small", "aria-label": word("page-remove-entry", what) })), choose);
  };
  const ticks = () => {
    for (const one of /** @type {NodeListOf<HTMLInputElement>} */ (held.querySelectorAll("input"))) one.checked = usedBy(entries, one.dataset.held ?? "") !== undefined;
  };
  const paint = () => {
    fill(rows, ...entries.map(row));
    const several = new Set((field.held ?? []).map((one) => one.register)).size > 1;
    fill(held, ...(field.held ?? []).map((one) => h("label", { class: "box" },
      h("input", { type: "checkbox", class: "check", "data-held": one.name, change: () => {
        change(toggled(entries, one.name, (field.held ?? []).map((each) => each.name)));
        /** @type {HTMLElement|null} */ (held.querySelector(`[data-held="${CSS.escape(one.name)}"]`))?.focus();
      } }), one.name, several && h("span", { class: "register" }, one.register))));
    if (!field.held?.length) fill(held, h("p", { class: "help" }, word("page-provided-nothing-held")));
    ticks();
  };
  const read = () => {
    const found = entries.filter((entry) => entry.name.trim() !== "").map((entry) => ({ name: entry.name, from: entry.from }));
    return found.length > 0 ? found : null;
  };
  const write = (/** @type {any} */ value) => {
    entries = entriesOf(value) ?? [];
    paint();
  };
  const holder = new ValueHolder(field, form, frame, { element: box, read, write, normal: entriesOf });
  // What is held has other names: it is offered anew as soon as nobody is in it.
  let stale = false;
  const renew = () => {
    if (!stale || holder.busy()) return;
    stale = false;
    paint();
  };
  box.addEventListener("focusout", () => setTimeout(renew, 0));
  return {
    at: field.at,
    element: frame.element,
    update(now) {
      stale ||= JSON.stringify(now.held) !== JSON.stringify(field.held);
      field = now;
      frame.tell(now);
      holder.update(now);
      renew();
    },
  };
}

/** @param {Provided} entry */
function from(entry) {
  return entry.from.length > 0 ? word("page-provided-made-of", { names: entry.from.join("、") }) : word("page-provided-same");
}
