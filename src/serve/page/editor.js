// @ts-check
// One open file: its form, its findings, its lines; what both views of files have in common.
import { Gone, Refusal, get, post } from "./api.js";
import { Changed } from "./differences.js";
import { button, h } from "./dom.js";
import { lost, on } from "./events.js";
import { counts, keyOf, place } from "./findings.js";
import { Form } from "./form.js";
import { Lines } from "./lines.js";
import { announce } from "./polite.js";
import { Standing } from "./standing.js";
import { summary } from "./summary.js";
import { setState, trouble } from "./top.js";
import { word } from "./words.js";
import { Yesterday } from "./yesterday.js";

/** @typedef {import("./types.js").FileView} FileView */
/** @typedef {import("./types.js").Finding} Finding */

export class Editor {
  /**
   * @param {FileView} view
   * @param {(view: FileView) => void} changed
   */
  constructor(view, changed) {
    this.view = view;
    this.changed = changed;
    this.form = new Form(view, { view: (now) => this.take(now), state: (state, why) => setState(state === "saved" && this.view.readOnly ? "locked" : state, why) });
    this.lines = new Lines(view);
    this.differences = new Changed(view);
    this.summary = h("section", { class: "summary", "aria-label": word("page-summary") });
    this.undo = button(word("page-undo"), () => this.ask("/api/undo", {}, "page-undo-refused"), { class: "button" });
    this.standing = new Standing(() => this.view, (path) => this.ask(path, {}), (change) => this.form.step(() => change));
    this.yesterday = new Yesterday(() => this.view, (now) => this.form.take(now), () => this.form.saver.flushed());
    this.tools = h("div", { class: "buttons" }, this.undo, this.yesterday.element);
    this.cures = {
      fix: (/** @type {Finding} */ finding, /** @type {number} */ choice) => this.cure("/api/fix", finding, { choice }),
      allow: (/** @type {Finding} */ finding, /** @type {string} */ reason) => this.cure("/api/allow", finding, { reason }),
      go: (/** @type {string} */ at) => this.form.focusAt(at),
    };
    this.offs = [on("file", (data) => this.heard(data)), on("workspace", () => this.reload(true)), on("back", () => this.reload(false))];
    this.form.paint();
    this.show();
  }

  /** @param {string} meeting @param {string} file */
  static load(meeting, file) {
    return get("/api/file", { meeting, file });
  }

  /** @param {FileView} view */
  take(view) {
    const before = counts(this.view.findings);
    const changed = view.version !== this.view.version || JSON.stringify(view.findings) !== JSON.stringify(this.view.findings);
    this.view = view;
    this.show();
    const now = counts(view.findings);
    if (before.errors !== now.errors || before.warnings !== now.warnings) {
      announce(now.errors + now.warnings > 0 ? word("page-summary-errors", now) : word("page-summary-fine"));
    }
    if (changed) this.changed(view);
  }

  show() {
    const { view } = this;
    summary(this.summary, view.findings, this.form, this.cures);
    place(view.findings, this.form, this.cures);
    this.lines.update(view);
    this.differences.update(view);
    this.undo.disabled = !view.canUndo;
    this.yesterday.update(view);
    this.form.saver.say();
    this.standing.update(view);
  }

  /**
   * A press that changes the file. What was typed before it is sent before it.
   * @param {string} path
   * @param {object} more
   * @param {string} [collided] what is said where somebody else was there before
   */
  async ask(path, more, collided) {
    const { meeting, file } = this.view;
    await this.form.saver.flushed();
    if ("version" in more) more = { ...more, version: this.view.version };
    try {
      this.form.take(await post(path, { meeting, file, ...more }));
    } catch (error) {
      if (error instanceof Gone) lost();
      else if (error instanceof Refusal) trouble(error.body.conflicts && collided ? word(collided) : error.message);
      else throw error;
      await this.reload(false);
    }
  }

  /**
   * A press at what was found: it is meant for that alone, wherever it stands in the list by now.
   * @param {string} path
   * @param {Finding} meant
   * @param {object} more
   */
  async cure(path, meant, more) {
    await this.form.saver.flushed();
    const finding = this.view.findings.findIndex((one) => keyOf(one) === keyOf(meant));
    if (finding < 0) return trouble(word("page-press-refused"));
    return this.ask(path, { finding, ...more, version: this.view.version });
  }

  /** Somebody else wrote the file. @param {{meeting: string, file: string, version: string}} data */
  heard(data) {
    if (data.meeting !== this.view.meeting || data.file !== this.view.file) return;
    if (data.version !== this.view.version && !this.form.saver.flying) this.reload(false);
  }

  /** @param {boolean} later other files changed: what is found here may have */
  async reload(later) {
    if (later && this.form.saver.unsent()) return this.form.saver.again();
    try {
      const view = await Editor.load(this.view.meeting, this.view.file);
      if (!this.form.saver.flying) this.form.take(view);
    } catch (error) {
      if (error instanceof Gone) lost();
      else if (error instanceof Refusal) {
        trouble(error.message);
        setState("failed", error.message);
      }
    }
  }

  unsent() {
    return this.form.saver.unsent();
  }

  close() {
    for (const off of this.offs) off();
    this.form.close();
  }
}
