// @ts-check
// One value of the file in one control. The control is never written into while somebody is in it.
import { shown } from "./conflict.js";
import { same } from "./values.js";
import { word } from "./words.js";

/** @typedef {import("./types.js").Field} Field */
/** @typedef {import("./types.js").Holder} Holder */

/** @implements {Holder} */
export class ValueHolder {
  /**
   * @param {Field} field
   * @param {import("./form.js").Form} form
   * @param {import("./frame.js").Frame} frame
   * @param {{read: () => any, write: (value: any) => void, element: HTMLElement, normal?: (value: any) => any}} control `normal`: what
   *   the control would hold of a value of the file
   */
  constructor(field, form, frame, control) {
    this.at = field.at;
    this.required = field.required;
    this.form = form;
    this.frame = frame;
    this.control = control;
    /** What the file held when it was last looked at, to the letter. @type {any} */
    this.raw = null;
    /** The same, as the control holds it. @type {any} */
    this.base = null;
    this.hold(field.value);
    /** What the file held last, while somebody was in the control. @type {any} */
    this.latest = this.raw;
    this.noted = false;
    control.write(this.base);
    form.holders.set(control.element, this);
  }

  /** @param {any} value what the file holds now */
  hold(value) {
    this.raw = value ?? null;
    this.base = this.control.normal ? this.control.normal(this.raw) : this.raw;
  }

  read() {
    return this.control.read();
  }

  /** A press on the value that stands there: it is not meant for another one that comes meanwhile. @param {object} to */
  meant(to) {
    /** @type {any} */
    let was;
    return () => {
      was = was === undefined ? this.raw : was;
      return { at: this.at, was, to };
    };
  }

  busy() {
    return this.control.element.contains(document.activeElement);
  }

  isShown() {
    return this.control.element.isConnected;
  }

  /** @param {any} value */
  show(value) {
    this.hold(value);
    this.control.write(this.base);
  }

  /** @param {Field} field what the file holds now */
  update(field) {
    this.at = field.at;
    this.required = field.required;
    this.latest = field.value ?? null;
    const value = this.control.normal ? this.control.normal(this.latest) : this.latest;
    if (same(this.read(), value)) this.hold(this.latest);
    else if (!this.busy() && same(this.read(), this.base)) this.show(this.latest);
    if (!this.form.saver.refused.has(this)) this.frame.clear();
    this.noteFile();
  }

  /** Whoever is in it and typed nothing sees what it was; what it became is said beside. */
  noteFile() {
    const isOther = this.busy() && same(this.read(), this.base) && !same(this.raw, this.latest);
    if (isOther || this.noted) this.frame.note(isOther ? word("page-file-says", { text: shown(this.latest) }) : "");
    this.noted = isOther;
  }

  /** Nobody is in it any more: it shows what the file holds, unless something was typed. */
  left() {
    if (!this.busy() && same(this.read(), this.base) && !same(this.raw, this.latest)) this.show(this.latest);
    this.noteFile();
  }

  typed() {
    this.form.saver.typed(this);
  }

  /** @param {string} why */
  refuse(why) {
    this.frame.refuse(why);
  }

  /** @param {import("./types.js").Conflict|null} conflict */
  conflict(conflict) {
    this.frame.conflict(conflict, (/** @type {any} */ one, keep) => {
      this.hold(one.there);
      if (keep) this.control.write(one.here);
      else this.control.write(this.base);
      this.form.saver.chosen(this);
    });
  }
}
