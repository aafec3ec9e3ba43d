// @ts-check
// The papers of a meeting that were made, by the names that people have for them.
import { Refusal, get, getBlob } from "./api.js";
import { documentTitle } from "./documents.js";
import { button, fill, h } from "./dom.js";
import { showPdf } from "./files.js";
import { trouble } from "./top.js";
import { word } from "./words.js";

/** @typedef {{name: string, bytes: number, outdated: boolean, document: null|(import("./documents.js").DocumentName & {case?: string})}} MadePaper */

/** @param {number} bytes */
function size(bytes) {
  return bytes < 1_000_000 ? word("page-kilobytes", { size: Math.max(1, Math.round(bytes / 1000)) }) : word("page-megabytes", { size: (bytes / 1_000_000).toFixed(1) });
}

/**
 * @param {MadePaper} paper
 * @param {(name: string) => string} subjectOf
 */
function titleOf({ name, document }, subjectOf) {
  if (!document) return name;
  const title = documentTitle(document);
  return document.case ? word("page-document-of", { subject: subjectOf(document.case), document: title }) : title;
}

export class Papers {
  /**
   * @param {string} meeting
   * @param {(name: string) => string} subjectOf what a case is called
   */
  constructor(meeting, subjectOf) {
    this.meeting = meeting;
    this.subjectOf = subjectOf;
    this.told = "";
    this.element = h("ul", { class: "papers" });
  }

  async load() {
    try {
      const { papers } = await get("/api/papers", { meeting: this.meeting });
      this.show(papers);
    } catch (error) {
      if (error instanceof Refusal) fill(this.element, h("li", {}, error.message));
    }
  }

  /** The meeting's own first. @param {MadePaper[]} papers */
  show(papers) {
    const titled = papers.map((paper) => ({ paper, title: titleOf(paper, this.subjectOf) }));
    const next = JSON.stringify(titled);
    if (this.told === next) return;
    this.told = next;
    const open = (/** @type {string} */ name) => async () => {
      try {
        showPdf(await getBlob("/api/paper", { meeting: this.meeting, name }), name);
      } catch (error) {
        trouble(error instanceof Refusal ? error.message : word("page-gone"));
      }
    };
    const ofCase = (/** @type {MadePaper} */ paper) => Number(Boolean(paper.document?.case));
    titled.sort((one, other) => ofCase(one.paper) - ofCase(other.paper));
    fill(this.element, ...titled.map(({ paper, title }) => h("li", {}, button(title, open(paper.name), { class: "as-link" }),
      h("span", { class: "sub" }, `${paper.name} ${size(paper.bytes)}`), paper.outdated && h("span", { class: "mark warning" }, word("page-outdated")))));
    if (papers.length === 0) fill(this.element, h("li", {}, word("page-no-papers")));
  }
}
