// @ts-check
// What is said beside the paper: that places of it are still open, or why it is not that of now, with the ways to what it needs.
import { fill, h } from "./dom.js";
import { fileNameOf, hrefOf } from "./places.js";
import { word } from "./words.js";

/** @typedef {import("./types.js").Place} Place */
/** @typedef {{text: string, place: Place|null}} Need */
/** @typedef {{current: boolean, unfinished?: boolean, why?: string|null, needed?: Need[], pages: unknown[]}} Answer */

/** So many ways are shown; the others are found when these are gone. */
const SHOWN = 12;

export class Why {
  /**
   * @param {Place} own the file that the paper is of
   * @param {(at: string) => void} go
   * @param {(at: string) => string} nameOf what the form calls a field
   */
  constructor(own, go, nameOf) {
    this.own = own;
    this.go = go;
    this.nameOf = nameOf;
    this.told = "";
    this.element = h("div", { class: "why", role: "status" });
  }

  /** @param {Answer} answer */
  update(answer) {
    const { current, unfinished, why, needed: asked, pages } = answer;
    const told = JSON.stringify([current, unfinished, why, asked, pages.length > 0]);
    // What is said anew is read out: only what is new is said.
    if (told === this.told) return;
    this.told = told;
    if (current) return this.say(unfinished ? [h("span", { class: "mark draft" }, word("page-unfinished")), " ", word("page-paper-unfinished")] : []);
    const needed = asked ?? [];
    const stale = pages.length > 0 && h("span", { class: "mark warning" }, word("page-paper-stale"));
    if (needed.length === 0) return this.say([stale, " ", why ?? word("page-paper-none")]);
    const lead = word(pages.length > 0 ? "page-paper-needs-again" : "page-paper-needs");
    const ways = needed.slice(0, SHOWN).map((need) => h("li", {}, this.way(need)));
    const more = needed.length > SHOWN && h("li", {}, word("page-and-more", { count: needed.length - SHOWN }));
    this.say([stale, " ", lead, h("ul", { class: "needs" }, ...ways, more)]);
  }

  /** @param {string} text what went wrong with the question itself */
  trouble(text) {
    this.told = "";
    this.say([h("span", { class: "mark warning" }, word("page-paper-stale")), " ", text]);
  }

  /** @param {string} text why what was asked of the paper is not done: the pages are those of before */
  refuse(text) {
    this.told = "";
    this.say([text]);
  }

  /** @param {(Node|string|false)[]} parts */
  say(parts) {
    fill(this.element, ...parts);
  }

  /** @param {Need} need */
  way({ text, place }) {
    if (!place?.at && place?.file !== "meeting.yaml") return text;
    if (place.meeting === this.own.meeting && place.file === this.own.file && place.at) {
      const at = place.at;
      const go = (/** @type {Event} */ event) => {
        event.preventDefault();
        this.go(at);
      };
      return h("a", { href: hrefOf(place), click: go }, this.nameOf(at) || text);
    }
    return h("a", { href: hrefOf(place) }, word("page-of-file", { file: fileNameOf(place), text }));
  }
}
