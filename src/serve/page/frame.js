// @ts-check
// What stands around every control: the paper's own label, help, example, findings, and what happened to it.
import { button, fill, freshId, h } from "./dom.js";
import { word } from "./words.js";
import { shown } from "./conflict.js";

/** @typedef {import("./types.js").Field} Field */
/** @typedef {import("./form.js").Form} Form */

/**
 * A label with its key, where the file calls it otherwise.
 * @param {Field} field
 */
export function named(field) {
  const parts = [h("span", { class: "label-text" }, field.label || field.key)];
  if (field.required) parts.push(h("span", { class: "must" }, word("page-required")));
  if (field.key && field.key !== field.label) parts.push(h("span", { class: "key", lang: /^[a-z_]+$/.test(field.key) ? "en" : null }, field.key));
  return parts;
}

/**
 * What a field is called on the form, with the group that it is in; empty where it has none.
 * @param {Form} form
 * @param {string|null} at
 */
export function nameOf(form, at) {
  const frame = form.frameOf(at);
  const around = frame && form.frameOf(frame.at.slice(0, frame.at.lastIndexOf("/")));
  return [around, frame].flatMap((one) => one?.head.querySelector(".label-text")?.textContent ?? []).join(" › ");
}

/** The room around one field. */
export class Frame {
  /**
   * @param {Field} field
   * @param {Form} form
   * @param {boolean} [many] whether it holds several controls
   */
  constructor(field, form, many = false) {
    this.form = form;
    this.at = field.at;
    this.many = many;
    this.id = freshId();
    this.head = h(many ? "legend" : "label", many ? { id: `${this.id}-label` } : { for: this.id, id: `${this.id}-label` }, ...named(field));
    this.help = h("p", { class: "help", id: `${this.id}-help` });
    this.findings = h("div", { class: "findings", id: `${this.id}-findings` });
    this.state = h("div", { class: "field-state" });
    this.tools = h("div", { class: "field-tools" });
    this.body = h("div", { class: "field-body" });
    this.element = h(many ? "fieldset" : "div", { class: "field", "data-at": field.at }, this.head, this.help, this.body, this.tools, this.findings, this.state);
    /** @type {HTMLElement|null} */
    this.control = null;
    this.told = "";
    this.tell(field);
    form.frames.set(field.at, this);
  }

  /** @param {Field} field */
  tell(field) {
    if (field.at !== this.at) {
      if (this.form.frames.get(this.at) === this) this.form.frames.delete(this.at);
      this.at = field.at;
      this.element.dataset.at = field.at;
    }
    this.form.frames.set(field.at, this);
    const told = JSON.stringify([field.help, field.example, field.label, field.key, field.required, field.previous]);
    if (told === this.told) return;
    this.told = told;
    fill(this.head, ...named(field));
    fill(this.help, field.help && h("span", { class: "help-text" }, field.help),
      field.example && h("span", { class: "example" }, word("page-example", { example: field.example })),
      field.previous && h("span", { class: "previous" }, word("page-previous", { text: shown(field.previous) })));
    this.help.hidden = !field.help && !field.example && !field.previous;
  }

  /**
   * The control that belongs to the label.
   * @template {HTMLElement} T
   * @param {T} control
   * @returns {T}
   */
  holds(control) {
    this.control = control;
    if (!this.many) control.id = this.id;
    this.describe(false);
    this.body.append(control);
    return control;
  }

  /** @param {boolean} wrong */
  describe(wrong) {
    const target = this.control ?? this.element;
    const parts = [!this.help.hidden && this.help.id, this.findings.childElementCount > 0 && this.findings.id].filter(Boolean);
    if (parts.length > 0) target.setAttribute("aria-describedby", parts.join(" "));
    else target.removeAttribute("aria-describedby");
    if (wrong && this.control) this.control.setAttribute("aria-invalid", "true");
    else this.control?.removeAttribute("aria-invalid");
  }

  /** @param {string} why nothing where it is not refused any more */
  refuse(why) {
    fill(this.state, why !== "" && h("p", { class: "refused" }, word("page-refused", { why })));
  }

  /** @param {string} text what the file says meanwhile; nothing where that is shown */
  note(text) {
    if (this.state.querySelector(".conflict, .refused")) return;
    fill(this.state, text !== "" && h("p", { class: "help" }, text));
  }

  /**
   * Two said different things of this field: somebody chooses.
   * @param {import("./types.js").Conflict|null} conflict
   * @param {(value: any, keep: boolean) => void} choose
   */
  conflict(conflict, choose) {
    if (!conflict) return fill(this.state);
    const answer = (/** @type {boolean} */ keep) => () => {
      fill(this.state);
      choose(conflict, keep);
      this.control?.focus();
    };
    fill(this.state, h("div", { class: "conflict" }, h("p", { class: "strong" }, word("page-conflict")),
      h("dl", {}, h("dt", {}, word("page-conflict-here")), h("dd", {}, shown(conflict.here)),
        h("dt", {}, word("page-conflict-there")), h("dd", {}, shown(conflict.there))),
      h("div", { class: "buttons" }, button(word("page-conflict-keep-here"), answer(true)), button(word("page-conflict-keep-there"), answer(false)))));
  }

  clear() {
    if (this.state.querySelector(".refused")) fill(this.state);
  }
}
