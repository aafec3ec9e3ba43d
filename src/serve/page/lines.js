// @ts-check
// The lines of the file as they are written, with what changed last lit: who looks learns how the file is written.
import { fill, h } from "./dom.js";
import { word } from "./words.js";

/** @typedef {import("./types.js").FileView} FileView */

/**
 * @param {string} text
 * @param {[number, number][]} lit
 */
function pieces(text, lit) {
  const marks = [...lit].sort((one, other) => one[0] - other[0]);
  let start = 0;
  return text.split("\n").map((line) => {
    const end = start + line.length;
    const children = [];
    let at = start;
    for (const [from, to] of marks) {
      if (to <= at || from > end || (from === end && to > end)) continue;
      const head = Math.max(from, at);
      const tail = Math.min(to, end);
      if (head > at) children.push(text.slice(at, head));
      if (tail > head) children.push(h("mark", {}, text.slice(head, tail)));
      at = Math.max(at, tail);
    }
    if (at < end) children.push(text.slice(at, end));
    start = end + 1;
    return h("li", {}, h("code", {}, ...children));
  });
}

export class Lines {
  /** @param {FileView} view */
  constructor(view) {
    this.view = view;
    this.list = h("ol", { class: "lines", lang: "ja" });
    this.scroll = h("div", { class: "lines-scroll", tabindex: 0, role: "region", "aria-label": word("page-lines-of", { file: view.file }) }, this.list);
    this.element = h("details", { class: "file-lines" }, h("summary", {}, word("page-lines")), h("p", { class: "help" }, word("page-lines-help")), this.scroll);
    this.element.addEventListener("toggle", () => this.paint());
  }

  /** @param {FileView} view */
  update(view) {
    if (view.version === this.view.version && !view.lit?.length) return;
    this.view = view;
    this.paint();
  }

  paint() {
    if (!this.element.open) return;
    fill(this.list, ...pieces(this.view.text.replace(/\n$/, ""), this.view.lit ?? []));
    const mark = this.list.querySelector("mark");
    if (mark) this.scroll.scrollTop = mark.offsetTop - this.list.offsetTop - 60;
  }
}
