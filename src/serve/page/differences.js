// @ts-check
// What changed between two texts of a file, line by line: since it was opened, or since the copy that was kept.
import { fill, h } from "./dom.js";
import { word } from "./words.js";

/** @typedef {{line: number, before: string[], after: string[]}} Change */

/** Beyond so many lines on both sides together, what lies between the first and the last change is one change. */
const LINES = 2000;

/**
 * @param {string} before
 * @param {string} after
 * @returns {Change[]}
 */
export function differences(before, after) {
  const [old, now] = [before, after].map((text) => text.replace(/\n$/, "").split("\n"));
  let head = 0;
  while (head < Math.min(old.length, now.length) && old[head] === now[head]) head += 1;
  let tail = 0;
  while (tail < Math.min(old.length, now.length) - head && old.at(-1 - tail) === now.at(-1 - tail)) tail += 1;
  const [left, right] = [old.slice(head, old.length - tail), now.slice(head, now.length - tail)];
  if (left.length + right.length === 0) return [];
  if (left.length + right.length > LINES) return [{ line: head + 1, before: left, after: right }];
  return walk(left, right, common(left, right), head);
}

/** How many lines both have in common from each pair of places on. @param {string[]} left @param {string[]} right */
function common(left, right) {
  const counts = Array.from({ length: left.length + 1 }, () => new Uint16Array(right.length + 1));
  for (let one = left.length - 1; one >= 0; one -= 1) {
    for (let two = right.length - 1; two >= 0; two -= 1) {
      counts[one][two] = left[one] === right[two] ? counts[one + 1][two + 1] + 1 : Math.max(counts[one + 1][two], counts[one][two + 1]);
    }
  }
  return counts;
}

/** @param {string[]} left @param {string[]} right @param {Uint16Array[]} counts @param {number} head */
function walk(left, right, counts, head) {
  /** @type {Change[]} */
  const changes = [];
  /** @type {Change|null} */
  let open = null;
  let [one, two] = [0, 0];
  while (one < left.length || two < right.length) {
    if (one < left.length && two < right.length && left[one] === right[two]) {
      open = null;
      one += 1;
      two += 1;
      continue;
    }
    if (!open) changes.push((open = { line: head + two + 1, before: [], after: [] }));
    if (two >= right.length || (one < left.length && counts[one + 1][two] >= counts[one][two + 1])) open.before.push(left[one++]);
    else open.after.push(right[two++]);
  }
  return changes;
}

/** @param {Change[]} changes */
export function shown(changes) {
  return h("ol", { class: "changes", lang: "ja" }, ...changes.map((change) => h("li", {}, h("span", { class: "sub" }, word("page-change-line", { line: change.line })),
    ...change.before.map((line) => h("del", { class: "line" }, line)), ...change.after.map((line) => h("ins", { class: "line" }, line)))));
}

/** What was changed since the file was opened on this page. */
export class Changed {
  /** @param {import("./types.js").FileView} view */
  constructor(view) {
    this.first = view.text;
    this.text = view.text;
    this.list = h("div", { class: "lines-scroll", tabindex: 0, role: "region", "aria-label": word("page-changes") });
    this.element = h("details", { class: "file-changes", hidden: true }, h("summary", {}, word("page-changes")), this.list);
    this.element.addEventListener("toggle", () => this.paint());
  }

  /** @param {import("./types.js").FileView} view */
  update(view) {
    if (view.text === this.text) return;
    this.text = view.text;
    this.element.hidden = this.text === this.first && !this.element.contains(document.activeElement);
    this.paint();
  }

  paint() {
    if (!this.element.open) return;
    const changes = differences(this.first, this.text);
    fill(this.list, changes.length > 0 ? shown(changes) : h("p", {}, word("page-changes-none")));
  }
}
