// @ts-check
// What is read out on each page. A document of its own is made for it, so it is asked for once the paper has rested.
import { get } from "./api.js";

/** How long the pages have to stay as they are, in milliseconds. */
const REST = 600;

export class Aloud {
  /** @param {() => Record<string, string|undefined>} question names the document */
  constructor(question) {
    this.question = question;
    this.running = new AbortController();
    /** @type {number|undefined} */
    this.timer = undefined;
  }

  /** What was asked or is to be asked is no longer wanted. */
  stop() {
    clearTimeout(this.timer);
    this.running.abort();
  }

  /** @param {HTMLElement[]} sheets those whose words are to be known */
  follow(sheets) {
    this.stop();
    this.running = new AbortController();
    this.timer = setTimeout(() => this.fetch(sheets, this.running.signal), REST);
  }

  /**
   * @param {HTMLElement[]} sheets
   * @param {AbortSignal} signal
   */
  async fetch(sheets, signal) {
    try {
      const { pages } = await get("/api/page-texts", this.question(), signal);
      for (const [index, sheet] of sheets.entries()) say(sheet, pages[index] ?? "");
    } catch {
      // Something newer is asked, or nobody answers, which is said elsewhere: the words stay those of before.
    }
  }
}

/** @param {HTMLElement} sheet @param {string} text */
function say(sheet, text) {
  const words = sheet.querySelector(".page-words");
  if (words && words.textContent !== text) words.textContent = text;
}
