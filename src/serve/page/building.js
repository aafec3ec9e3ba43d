// @ts-check
// Making the bundle: the editions, how far it is, how it ended, and the papers that are there.
import { Refusal, post } from "./api.js";
import { ask } from "./dialog.js";
import { button, fill, h } from "./dom.js";
import { on } from "./events.js";
import { Papers } from "./papers.js";
import { announce } from "./polite.js";
import { trouble } from "./top.js";
import { word } from "./words.js";

/** Name, label, and what somebody is asked before it is recorded. @type {[string|null, string, string, string][]} */
const EDITIONS = [
  [null, "page-build", "", ""],
  ["print", "page-build-print", "page-build-print-why", "page-build-print-do"],
  ["replace", "page-build-replace", "", ""],
  ["handed-out", "page-build-handed-out", "page-build-handed-out-why", "page-build-handed-out-do"],
  ["reprint", "page-build-reprint", "page-build-reprint-why", "page-build-reprint-do"],
  ["handed-out-as-prepared", "page-build-as-prepared", "page-build-handed-out-why", "page-build-handed-out-do"],
];

export class Building {
  /**
   * @param {string} meeting
   * @param {import("./types.js").Workspace} workspace
   * @param {() => HTMLElement[]} stops what has to be done before there is a bundle
   * @param {(name: string) => string} subjectOf what a case is called
   */
  constructor(meeting, workspace, stops, subjectOf) {
    this.stops = stops;
    this.meeting = meeting;
    const make = (/** @type {string} */ text, /** @type {() => void} */ act, look = "button") => button(text, act, { class: look, disabled: !workspace.canBuild });
    this.buttons = EDITIONS.slice(0, 4).map(([name, label]) => make(word(label), () => this.start(name), name === null ? "button primary" : "button"));
    this.bar = h("progress", { max: 1, "aria-label": word("page-building") });
    this.what = h("p", {});
    this.cancel = button(word("page-cancel-build"), () => post("/api/cancel", { meeting }).catch(() => {}));
    this.progress = h("div", { class: "progress", hidden: true }, this.what, this.bar, this.cancel);
    this.outcome = h("div", { class: "outcome", role: "status" });
    this.papers = new Papers(meeting, subjectOf);
    this.element = h("section", { class: "building", "aria-label": word("page-bundle") }, h("h2", {}, word("page-bundle")),
      !workspace.canBuild && h("p", { class: "refused" }, word("page-cannot-build")), this.buttons[0], h("details", { class: "quiet" },
        h("summary", {}, word("page-build-more")), h("p", { class: "help" }, word("page-build-more-help")), h("div", { class: "buttons" }, ...this.buttons.slice(1))),
      this.progress, this.outcome, h("h2", {}, word("page-papers")), this.papers.element);
    this.offs = [on("progress", (data) => this.tell(data)), on("built", (data) => this.end(data)), on("file", () => this.papers.load())];
    this.can = workspace.canBuild;
  }

  /** Makes an edition. What is recorded stays: somebody has to say so. @param {string|null} name */
  async start(name) {
    const [edition, label, why, yes] = EDITIONS.find(([known]) => known === name) ?? EDITIONS[0];
    if (!why || await ask(word(label), [h("p", {}, word(why))], word(yes))) await this.build(edition);
  }

  /** @param {string|null} edition */
  async build(edition) {
    try {
      await post("/api/build", { meeting: this.meeting, edition });
      this.running(true);
      this.what.textContent = word("page-building");
      fill(this.outcome);
    } catch (error) {
      trouble(error instanceof Refusal ? error.message : word("page-gone"));
    }
  }

  /** @param {boolean} runs */
  running(runs) {
    const within = this.progress.contains(document.activeElement) || this.buttons.includes(/** @type {any} */ (document.activeElement));
    this.progress.hidden = !runs;
    for (const one of this.buttons) one.disabled = runs || !this.can;
    if (within) (runs ? this.cancel : this.buttons[0]).focus();
  }

  /** @param {{meeting: string, done: number, of: number, what: string}} data */
  tell(data) {
    if (data.meeting !== this.meeting) return;
    if (this.progress.hidden) this.running(true);
    this.bar.max = Math.max(1, data.of);
    this.bar.value = data.done;
    this.what.textContent = word("page-progress", { done: data.done, of: data.of, what: data.what });
  }

  /** @param {{meeting: string, ok: boolean, lines: string[], made: number, instead: string[]}} data */
  end(data) {
    if (data.meeting !== this.meeting) return;
    this.running(false);
    // With a draft everything is made but the bundle.
    const stops = this.stops();
    const title = word(!data.ok ? "page-not-built" : stops.length > 0 ? "page-built-without" : "page-built");
    fill(this.outcome, h("div", { class: `summary ${!data.ok ? "error" : stops.length > 0 ? "warning" : "fine"}` }, h("h3", {}, title), h("ul", {}, data.made > 0 && h("li", {}, word("page-made", { count: data.made })), ...data.lines.map((line) => h("li", {}, line))),
      stops.length > 0 && h("p", {}, word("page-stops")), stops.length > 0 && h("ul", {}, ...stops),
      data.instead.length > 0 && h("div", { class: "buttons" }, ...data.instead.map((name) => button(word(EDITIONS.find(([known]) => known === name)?.[1] ?? ""), () => this.start(name))))));
    announce(title);
    this.papers.load();
  }

  close() {
    this.offs.forEach((off) => off());
  }
}
