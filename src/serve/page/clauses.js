// @ts-check
// Clauses (特記事項): what is chosen, and the numbered text that results.
import { fill, h } from "./dom.js";
import { group } from "./group.js";
import { trouble } from "./top.js";
import { word } from "./words.js";

/** @typedef {import("./types.js").Field} Field */

/**
 * @param {Field} field
 * @param {import("./form.js").Form} form
 * @returns {import("./types.js").Part}
 */
export function clauses(field, form) {
  const count = h("summary", {});
  const text = h("div", { class: "clauses" });
  const result = h("details", { class: "quiet" }, count, text);
  const part = group(field, form, result);
  let told = "";
  let latest = field;

  /** @param {Field} now */
  const paint = (now) => {
    const all = now.clauses ?? [];
    const next = JSON.stringify(all);
    if (next === told) return;
    told = next;
    const included = all.filter((one) => one.included);
    fill(count, word("page-clauses-result", { count: included.length }));
    fill(text, ...all.map((one) => h("div", { class: one.included ? "clause" : "clause left-out" },
      h("p", { class: "clause-title" }, one.number && h("span", { class: "number" }, one.number), " ", one.title,
        !one.included && h("span", { class: "mark" }, word("page-clause-left-out"))),
      one.included && h("p", { class: "clause-text" }, one.text), omitting(one))));
    result.hidden = all.length === 0;
  };

  /** @param {import("./types.js").Clause} clause */
  const omitting = (clause) => {
    if (clause.omit === null || clause.omit === undefined) return null;
    const press = () => form.step(() => {
      // What was chosen before this press is known by now; a clause that is another one meanwhile is not meant.
      if (latest.clauses?.find((one) => one.id === clause.id)?.omit !== clause.omit) return trouble(word("page-press-refused")), null;
      const list = latest.children?.find((child) => child.at.endsWith("/omit"));
      const names = /** @type {string[]} */ (list?.value ?? []);
      const next = clause.omit ? names.filter((name) => name !== clause.id) : [...names, clause.id];
      return { at: `${latest.at}/omit`, was: list?.value ?? null, to: next.length > 0 ? { set: next } : { remove: true } };
    });
    return h("label", { class: "box" }, h("input", { type: "checkbox", class: "check", checked: !clause.omit, change: press }), word("page-clause-take", { name: clause.title }));
  };

  paint(field);
  return {
    ...part,
    update(now) {
      latest = now;
      part.update(now);
      paint(now);
    },
  };
}
