// @ts-check
// One value of the file in one control. The control is never written into while somebody is in it.
import { same } from "./values.js";

/** @typedef {import("./types.js").Field} Field */
/** @typedef {import("./types.js").Holder} Holder */

/** @implements {Holder} */
export class ValueHolder {
  /**
   * @param {Field} field
   * @param {import("./form.js").Form} form
   * @param {import("./frame.js").Frame} frame
   * @param {{read: () => any, write: (value: any) => void, element: HTMLElement}} control
   */
  constructor(field, form, frame, control) {
    this.at = field.at;
    this.required = field.required;
    this.form = form;
    this.frame = frame;
    this.control = control;
    this.base = field.value ?? null;
    /** What the file held last, while somebody was in the control. @type {any} */
    this.latest = this.base;
    control.write(this.base);
    form.holders.set(control.element, this);
  }

  read() {
    return this.control.read();
  }

  busy() {
    return this.control.element.contains(document.activeElement);
  }

  /** @param {any} value */
  show(value) {
    this.base = value;
    this.control.write(value);
  }

  /** @param {Field} field what the file holds now */
  update(field) {
    this.at = field.at;
    this.required = field.required;
    const value = field.value ?? null;
    this.latest = value;
    if (same(this.read(), value)) this.base = value;
    else if (!this.busy() && same(this.read(), this.base)) this.show(value);
    this.frame.clear();
  }

  /** Nobody is in it any more: it shows what the file holds, unless something was typed. */
  left() {
    if (!this.busy() && same(this.read(), this.base) && !same(this.base, this.latest)) this.show(this.latest);
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
      this.base = one.there ?? null;
      if (keep) this.control.write(one.here);
      else this.control.write(this.base);
      this.form.saver.chosen(this);
    });
  }
}
