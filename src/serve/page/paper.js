// @ts-check
// The paper beside the form: pages that changed, drawn when they come into view, and the way from paper to field and back.
import { Aloud } from "./aloud.js";
import { Gone, Refusal, get } from "./api.js";
import { button, fill, h } from "./dom.js";
import { documentTitle, named } from "./documents.js";
import { openPdf } from "./files.js";
import { Why } from "./why.js";
import { Marks } from "./marks.js";
import { drawInto, fieldOf, instead } from "./sheet.js";
import { word } from "./words.js";

/** @typedef {{number: number, sha: string, width: number, height: number}} Page */

const asker = crypto.randomUUID();

export class Paper {
  /**
   * @param {string} meeting
   * @param {string} file
   * @param {(at: string) => void} go
   * @param {(at: string) => string} nameOf what the form calls a field
   */
  constructor(meeting, file, go, nameOf) {
    this.meeting = meeting;
    this.file = file;
    /** @type {string|undefined} */
    this.document = undefined;
    /** @type {string[]} */
    this.documents = [];
    /** @type {{sha: string, element: HTMLElement}[]} */
    this.rooms = [];
    this.marks = new Marks();
    this.aloud = new Aloud(() => this.question());
    this.running = new AbortController();
    this.tabs = h("div", { class: "tabs", role: "group", "aria-label": word("page-paper-documents") });
    this.why = new Why({ meeting, file }, go, nameOf);
    this.pages = h("div", { class: "pages", tabindex: 0, role: "region", "aria-label": word("page-paper") });
    this.element = h("aside", { class: "paper", "aria-label": word("page-paper") }, h("h2", {}, word("page-paper")), this.tabs, this.why.element, this.pages);
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

  /** Which document, and which page in the browser asks. */
  question() {
    return { meeting: this.meeting, file: this.file, document: this.document, asker };
  }

  /** Asks for the pages as they are now. What was asked before is no longer wanted. */
  async refresh() {
    this.aloud.stop();
    this.running.abort();
    const running = new AbortController();
    this.running = running;
    this.element.classList.add("working");
    try {
      const answer = await get("/api/pages", this.question(), running.signal);
      if (this.running === running) this.take(answer);
    } catch (error) {
      if (this.running !== running || error instanceof Gone || !(error instanceof Refusal) || error.status === 410) return;
      this.element.classList.add("stale");
      this.why.trouble(error.message);
    } finally {
      if (this.running === running) this.element.classList.remove("working");
    }
  }

  /** @param {{documents: string[], document: string, current: boolean, unfinished: boolean, why?: string, needed: import("./why.js").Need[], pages: Page[]}} answer */
  take(answer) {
    this.document = answer.document;
    if (JSON.stringify(answer.documents) !== JSON.stringify(this.documents)) this.offer(answer.documents);
    this.element.classList.toggle("stale", !answer.current);
    this.why.update(answer);
    for (const tab of this.tabs.querySelectorAll("button")) tab.setAttribute("aria-pressed", String(tab.dataset.document === answer.document));
    const next = answer.pages.map((page, index) => (this.rooms[index]?.sha === page.sha ? this.rooms[index] : this.placed(page, index)));
    for (const old of this.rooms.slice(next.length)) old.element.remove();
    this.rooms = next;
    this.marks.paint(this.pages);
    if (answer.current) this.aloud.follow(next.map((sheet) => sheet.element));
  }

  /** @param {string[]} documents */
  offer(documents) {
    this.documents = documents;
    fill(this.tabs, ...documents.map((name) => button(documentTitle(named(name)), () => this.choose(name), { class: "button small tab", "data-document": name })));
    if (this.document) this.tabs.append(button(word("page-paper-open"), () => openPdf(this.question(), (text) => this.why.refuse(text)), { class: "button small" }));
    this.tabs.hidden = documents.length === 0;
  }

  /** @param {string} name */
  choose(name) {
    this.document = name;
    this.refresh();
  }

  /**
   * @param {Page} page
   * @param {number} index
   */
  placed(page, index) {
    const old = this.rooms[index]?.element;
    const element = instead(old, page, word("page-sheet", { number: page.number }));
    if (old) this.sight.unobserve(old);
    else this.pages.append(element);
    this.sight.observe(element);
    return { sha: page.sha, element };
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

  /** The first lit place comes into view, if none is. */
  reveal() {
    return this.marks.reveal(this.pages, this.rooms.map((sheet) => sheet.element), (sheet) => this.draw(sheet));
  }

  close() {
    this.aloud.stop();
    this.running.abort();
    this.sight.disconnect();
  }
}
