// @ts-check
// What stands out on the paper: the field that somebody is in, and the fields of which something was found.
import { fieldOf } from "./sheet.js";

/** @typedef {import("./types.js").Finding} Finding */

const SVG = "http://www.w3.org/2000/svg";

/** @param {string} field @param {string} at */
const isWithin = (field, at) => field === at || field.startsWith(`${at}/`);

export class Marks {
  constructor() {
    /** @type {string|null} the field that somebody is in */
    this.lit = null;
    /** @type {Finding[]} */
    this.findings = [];
  }

  /**
   * Of a place that is not on the paper by itself, the nearest one around it is marked.
   * @param {ParentNode} pages
   */
  paint(pages) {
    const anchors = [...pages.querySelectorAll("a")].map((anchor) => ({ anchor, field: fieldOf(anchor) ?? "" }));
    /** @type {Map<Element, Finding[]>} */
    const of = new Map();
    for (const finding of this.findings) {
      for (const anchor of placesOf(finding.at, anchors)) of.set(anchor, [...(of.get(anchor) ?? []), finding]);
    }
    for (const { anchor, field } of anchors) {
      const mine = of.get(anchor) ?? [];
      const isWrong = mine.some((finding) => finding.severity === "error");
      anchor.classList.toggle("lit", this.lit !== null && isWithin(field, this.lit));
      anchor.classList.toggle("wrong", isWrong);
      anchor.classList.toggle("doubtful", mine.length > 0 && !isWrong);
      tip(anchor, mine.map((finding) => finding.message).join("\n"));
    }
  }

  /**
   * The first lit place comes into view, if none is. Pages that nobody saw yet are looked through for it, up to a dozen.
   * @param {Element} pages
   * @param {HTMLElement[]} sheets
   * @param {(sheet: HTMLElement) => Promise<void>} draw
   */
  async reveal(pages, sheets, draw) {
    const wanted = this.lit;
    for (const sheet of sheets.slice(0, 12)) {
      if (wanted === null || this.lit !== wanted || pages.querySelector("a.lit")) break;
      await draw(sheet);
    }
    const lit = [...pages.querySelectorAll("a.lit")];
    const frame = pages.getBoundingClientRect();
    const isSeen = (/** @type {Element} */ one) => one.getBoundingClientRect().top < frame.bottom && one.getBoundingClientRect().bottom > frame.top;
    if (lit.length > 0 && !lit.some(isSeen)) pages.scrollBy({ top: lit[0].getBoundingClientRect().top - frame.top - 80 });
  }
}

/**
 * @param {string|null} at
 * @param {{anchor: Element, field: string}[]} anchors
 */
function placesOf(at, anchors) {
  for (let around = at ?? ""; around !== ""; around = around.slice(0, around.lastIndexOf("/"))) {
    // The dates of a period are on the paper in its words.
    const words = around.replace(/\/period\/(from|to)$/, "/period/text");
    const found = anchors.filter(({ field }) => isWithin(field, around) || field === words);
    // A group as a whole is not meant by what was found of a part that is not printed.
    const told = around === at ? found : found.filter(({ field }) => field === around);
    if (told.length > 0) return told.map(({ anchor }) => anchor);
  }
  return [];
}

/** @param {Element} anchor @param {string} text */
function tip(anchor, text) {
  const known = anchor.querySelector(":scope > title");
  if (text === "") known?.remove();
  else if (known) known.textContent = text;
  else anchor.prepend(Object.assign(document.createElementNS(SVG, "title"), { textContent: text }));
}
