// @ts-check
// The form of one file, as the program made it out of schema, profile and tree. Here it is only painted, and kept.
import { clauses } from "./clauses.js";
import { group, several } from "./group.js";
import { groups } from "./groups.js";
import { forget, isComposing, watch, whenSettled } from "./ime.js";
import { list } from "./list.js";
import { names } from "./names.js";
import { provided } from "./provided.js";
import { Saver } from "./saving.js";
import { simple } from "./simple.js";

/** @typedef {import("./types.js").Field} Field */
/** @typedef {import("./types.js").FileView} FileView */
/** @typedef {import("./types.js").Part} Part */
/** @typedef {import("./holder.js").ValueHolder} ValueHolder */

/** @type {Record<string, (field: Field, form: Form) => Part>} */
const KINDS = { text: simple, lines: simple, date: simple, choice: simple, flag: simple, list, fields: names, provided, clauses, group, groups, items: groups };

export class Form {
  /**
   * @param {FileView} view
   * @param {{view: (view: FileView) => void, state: (state: import("./types.js").State, why?: string) => void}} told
   */
  constructor(view, told) {
    this.view = view;
    this.told = told;
    /** The version of the file whose places the form has. */
    this.painted = view.version;
    /** @type {Map<string, import("./frame.js").Frame>} */
    this.frames = new Map();
    /** @type {Map<HTMLElement, ValueHolder>} */
    this.holders = new Map();
    /** @type {((field: Field) => {element: HTMLElement, update: (entry: import("./types.js").Entry, index: number) => void}|null)|undefined} */
    this.entryHead = undefined;
    /** The order in which a view shows the fields. @type {(fields: Field[]) => Field[]} */
    this.arrange = (fields) => fields;
    forget();
    this.saver = new Saver(view.meeting, view.file, {
      view: (now) => this.take(now),
      state: told.state,
      version: () => this.painted,
      composes: (holder) => this.waits(/** @type {ValueHolder} */ (holder)),
    });
    /** @type {HTMLElement} */
    this.element = document.createElement("div");
    this.element.className = "form";
    watch(this.element, (control, left) => this.typed(control, left));
    /** @type {{element: HTMLElement, update: (fields: Field[]) => void}|null} */
    this.root = null;
  }

  /** @param {Field} field @returns {Part} */
  part(field) {
    return (KINDS[field.kind] ?? simple)(field, this);
  }

  paint() {
    this.root = several(this.arrange(this.view.form), this);
    this.element.replaceChildren(this.root.element);
    this.lock();
    return this.element;
  }

  lock() {
    // What mends the file stays within reach.
    for (const control of this.element.querySelectorAll("input, textarea, select, button")) {
      if (control.closest(".findings")) continue;
      const locked = this.view.readOnly !== null;
      // A text can be read to its end and copied, and whoever is in it stays there.
      if (control.matches("input[type=text], textarea")) /** @type {HTMLInputElement} */ (control).readOnly = locked;
      else /** @type {HTMLButtonElement} */ (control).disabled = locked;
    }
  }

  /** @param {HTMLElement} control @returns {ValueHolder|undefined} */
  holderOf(control) {
    for (let at = /** @type {HTMLElement|null} */ (control); at && at !== this.element; at = at.parentElement) {
      const found = this.holders.get(at);
      if (found) return found;
    }
    return undefined;
  }

  /** @param {HTMLElement} control @param {boolean} left */
  typed(control, left) {
    const holder = control.dataset.own === undefined ? this.holderOf(control) : undefined;
    if (!holder) return;
    if (isComposing(control)) return this.saver.begun(holder);
    if (left) setTimeout(() => holder.left(), 0);
    this.saver.typed(holder);
  }

  /** A word that is not finished, or a value that was just taken away, is not sent yet. @param {ValueHolder} holder */
  waits(holder) {
    const inside = holder.busy() ? document.activeElement : null;
    return isComposing(inside) || (inside !== null && holder.read() === null && !holder.required && holder.base !== null && inside.matches("input[type=text], textarea"));
  }

  /** @param {() => import("./types.js").Change|null} change `null` where there is nothing left to do it to */
  step(change) {
    return this.saver.step(change);
  }

  /** @param {FileView} view what the file holds now */
  take(view) {
    this.view = view;
    whenSettled(() => {
      if (this.view !== view) return;
      this.root?.update(this.arrange(view.form));
      this.painted = view.version;
      if (view.readOnly !== null || this.element.querySelector("[readonly], :disabled")) this.lock();
      this.told.view(view);
    });
  }

  /** The field of a pointer, or the one that it is a part of. @param {string|null} at */
  frameOf(at) {
    for (let pointer = at ?? ""; pointer !== ""; pointer = pointer.slice(0, pointer.lastIndexOf("/"))) {
      const frame = this.frames.get(pointer);
      if (frame && this.element.contains(frame.element)) return frame;
    }
    return undefined;
  }

  /** @param {HTMLElement} element */
  focusIn(element) {
    for (let at = element.parentElement; at; at = at.parentElement) if (at instanceof HTMLDetailsElement) at.open = true;
    const control = element.matches("input, textarea, select") ? element : element.querySelector("input, textarea, select") ?? element.querySelector("button");
    /** @type {HTMLElement|null} */ (control)?.focus({ preventScroll: true });
    element.scrollIntoView({ block: "center" });
  }

  /** @param {string} at */
  focusAt(at) {
    const exact = /** @type {HTMLElement|null} */ (this.element.querySelector(`li[data-at="${CSS.escape(at)}"]`));
    const frame = this.frameOf(at);
    if (exact) this.focusIn(exact);
    else if (frame) this.focusIn(frame.control ?? frame.element);
  }

  close() {
    this.saver.close();
    forget();
  }
}
