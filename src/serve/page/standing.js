// @ts-check
// How far a file is: closed to the page and why, a draft, or done.
import { ask } from "./dialog.js";
import { button, fill, h } from "./dom.js";
import { word } from "./words.js";

/** @typedef {import("./types.js").FileView} FileView */

export class Standing {
  /**
   * @param {() => FileView} view
   * @param {(path: string) => void} press
   * @param {(change: import("./types.js").Change) => void} step
   */
  constructor(view, press, step) {
    this.view = view;
    this.press = press;
    this.step = step;
    this.told = "";
    this.element = h("div", { class: "notices" });
    /** Where nothing is wrong, a case that is done goes back by a button among the others. */
    this.back = button(word("page-to-draft"), () => this.toDraft(), { hidden: true });
  }

  /** @param {FileView} view */
  update(view) {
    const isHalf = view.kind === "case" && !view.draft && view.readOnly === null && view.findings.some((finding) => finding.severity === "error" && !finding.place);
    this.back.hidden = view.kind !== "case" || view.draft || view.readOnly !== null || isHalf;
    const told = JSON.stringify([view.readOnly, view.draft, isHalf]);
    if (told === this.told) return;
    this.told = told;
    const within = this.element.contains(document.activeElement);
    fill(this.element, view.readOnly && h("div", { class: "note-box strong-box", role: "status" }, h("p", { class: "strong" }, view.readOnly.why),
      view.readOnly.cure === "mend" && button(word("page-mend"), () => this.press("/api/mend"), { class: "button primary" })),
      view.draft && h("div", { class: "note-box" }, h("p", {}, h("span", { class: "mark draft" }, word("page-draft")), " ", word("page-draft-why")),
        button(word("page-done"), () => this.done(), { class: "button primary" })),
      isHalf && h("div", { class: "note-box" }, h("p", {}, word("page-half")), button(word("page-to-draft"), () => this.toDraft())));
    if (within) /** @type {HTMLElement|null} */ (this.element.querySelector("button"))?.focus();
  }

  toDraft() {
    this.step({ at: "/draft", was: null, to: { set: "yes" } });
  }

  /** Whoever says that it is done is told what is not. */
  async done() {
    const { view } = this;
    // In a draft the errors of the case are told as warnings.
    const open = view().findings.filter((finding) => finding.stops && !finding.place).length;
    if (open > 0 && !(await ask(word("page-done"), [h("p", {}, word("page-done-open", { count: open }))], word("page-done-all-the-same")))) return;
    this.press("/api/done");
  }
}
