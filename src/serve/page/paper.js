// @ts-check
// The paper beside the form: pages that changed, drawn when they come into view, and the way from paper to field and back.
import { Gone, Refusal, get } from "./api.js";
import { button, fill, h } from "./dom.js";
import { openPdf } from "./files.js";
import { Marks } from "./marks.js";
import { drawInto, fieldOf, room } from "./sheet.js";
import { word } from "./words.js";

/** @typedef {{number: number, sha: string, width: number, height: number}} Page */

export class Paper {
  /**
   * @param {string} meeting
   * @param {string} file
   * @param {(at: string) => void} go
   */
  constructor(meeting, file, go) {
    this.meeting = meeting;
    this.file = file;
    /** @type {string|undefined} */
    this.document = undefined;
    /** @type {string[]} */
    this.documents = [];
    /** @type {{sha: string, element: HTMLElement}[]} */
    this.rooms = [];
    this.marks = new Marks();
    this.running = new AbortController();
    this.tabs = h("div", { class: "tabs", role: "group", "aria-label": word("page-paper-documents") });
    this.why = h("p", { class: "why", role: "status" });
    this.pages = h("div", { class: "pages", tabindex: 0, role: "region", "aria-label": word("page-paper") });
    this.element = h("aside", { class: "paper", "aria-label": word("page-paper") }, h("h2", {}, word("page-paper")), this.tabs, this.why, this.pages);
    this.sight = new IntersectionObserver((seen) => {
      for (const one of seen) if (one.isIntersecting) this.draw(/** @type {HTMLElement} */ (one.target));
    }, { root: this.pages, rootMargin: "600px" });
    this.pages.addEventListener("click", (event) => {
      const anchor = /** @type {Element} */ (event.target).closest?.("a");
      if (!anchor) return;
      event.preventDefault();
      const at = fieldOf(anchor);
      if (at !== null) go(at);
    });
  }

  /** Asks for the pages as they are now. What was asked before is no longer wanted. */
  async refresh() {
    this.running.abort();
    const running = new AbortController();
    this.running = running;
    this.element.classList.add("working");
    try {
      const answer = await get("/api/pages", { meeting: this.meeting, file: this.file, document: this.document }, running.signal);
      if (this.running === running) this.take(answer);
    } catch (error) {
      if (this.running !== running || error instanceof Gone || !(error instanceof Refusal) || error.status === 410) return;
      this.dim(error.message);
    } finally {
      if (this.running === running) this.element.classList.remove("working");
    }
  }

  /** @param {string} why */
  dim(why) {
    this.element.classList.add("stale");
    fill(this.why, h("span", { class: "mark warning" }, word("page-paper-stale")), " ", why);
  }

  /** @param {{documents: string[], document: string, current: boolean, why?: string, pages: Page[]}} answer */
  take(answer) {
    this.document = answer.document;
    if (JSON.stringify(answer.documents) !== JSON.stringify(this.documents)) this.offer(answer.documents);
    this.element.classList.toggle("stale", !answer.current);
    if (answer.current) fill(this.why);
    else this.dim(answer.pages.length > 0 ? answer.why ?? "" : answer.why ?? word("page-paper-none"));
    for (const tab of this.tabs.querySelectorAll("button")) tab.setAttribute("aria-pressed", String(tab.dataset.document === answer.document));
    const next = answer.pages.map((page, index) => (this.rooms[index]?.sha === page.sha ? this.rooms[index] : this.placed(page, index)));
    for (const old of this.rooms.slice(next.length)) old.element.remove();
    this.rooms = next;
    this.marks.paint(this.pages);
  }

  /** @param {string[]} documents */
  offer(documents) {
    this.documents = documents;
    const names = /** @type {Record<string, string>} */ ({ "advance-report": word("page-document-advance-report"), "special-clauses": word("page-document-special-clauses"), bundle: word("page-document-bundle") });
    fill(this.tabs, ...documents.map((name) => button(names[name] ?? name, () => this.choose(name), { class: "button small tab", "data-document": name })));
    if (this.document) this.tabs.append(button(word("page-paper-open"), () => openPdf(this.meeting, this.file, String(this.document), this.why), { class: "button small" }));
    this.tabs.hidden = documents.length === 0;
  }

  /** @param {string} name */
  choose(name) {
    this.document = name;
    this.refresh();
  }

  /**
   * The old page stays until the new one is drawn.
   * @param {Page} page
   * @param {number} index
   */
  placed(page, index) {
    const made = room(page, word("page-sheet", { number: page.number }));
    made.element.dataset.sha = page.sha;
    const old = this.rooms[index]?.element;
    if (old) {
      const before = old.querySelector("svg");
      if (before) made.paper.append(before);
      old.replaceWith(made.element);
      this.sight.unobserve(old);
    } else this.pages.append(made.element);
    this.sight.observe(made.element);
    return { sha: page.sha, element: made.element };
  }

  /** @param {HTMLElement} element */
  async draw(element) {
    if (await drawInto(element)) this.marks.paint(this.pages);
  }

  /** @param {string|null} at the field that somebody is in */
  light(at) {
    this.marks.lit = at;
    this.marks.paint(this.pages);
  }

  /** @param {import("./types.js").Finding[]} findings */
  found(findings) {
    this.marks.findings = findings;
    this.marks.paint(this.pages);
  }

  /** The first lit place comes into view, if none is. Pages that nobody saw yet are looked through for it, up to a dozen. */
  async reveal() {
    const wanted = this.marks.lit;
    for (const { element } of this.rooms.slice(0, 12)) {
      if (wanted === null || this.marks.lit !== wanted || this.pages.querySelector("a.lit")) break;
      await this.draw(element);
    }
    const lit = [...this.pages.querySelectorAll("a.lit")];
    const frame = this.pages.getBoundingClientRect();
    const seen = (/** @type {Element} */ one) => one.getBoundingClientRect().top < frame.bottom && one.getBoundingClientRect().bottom > frame.top;
    if (lit.length > 0 && !lit.some(seen)) this.pages.scrollBy({ top: lit[0].getBoundingClientRect().top - frame.top - 80 });
  }

  close() {
    this.running.abort();
    this.sight.disconnect();
  }
}
