// @ts-check
// Everything that was found, above the form, with the way to each place.
import { fill, h } from "./dom.js";
import { counts, mark, told } from "./findings.js";
import { nameOf } from "./frame.js";
import { fileNameOf, hrefOf } from "./places.js";
import { word } from "./words.js";

/** @typedef {import("./types.js").Finding} Finding */
/** The rule on places that a fresh file leaves open. Of each it says the same: they are told together. */
const OPEN = "placeholder-left";

/**
 * @param {HTMLElement} box
 * @param {Finding[]} all
 * @param {import("./form.js").Form} form
 * @param {import("./findings.js").Cures} cures
 */
export function summary(box, all, form, cures) {
  // That it is a draft stands above it already.
  const findings = all.filter((finding) => finding.rule !== "draft-case");
  const next = JSON.stringify(findings);
  if (box.dataset.told === next) return;
  const within = box.contains(document.activeElement);
  box.dataset.told = next;
  const { errors, warnings } = counts(findings);
  box.className = `summary ${errors > 0 ? "error" : warnings > 0 ? "warning" : "fine"}`;

  /** @param {Finding} finding @param {string} text */
  const way = (finding, text) => {
    if (!form.frameOf(finding.at)) {
      return finding.place ? h("a", { href: hrefOf(finding.place) }, word("page-of-file", { file: fileNameOf(finding.place), text })) : null;
    }
    const go = (/** @type {Event} */ event) => {
      event.preventDefault();
      cures.go(/** @type {string} */ (finding.at));
    };
    return h("a", { href: "#", click: go }, text);
  };
  const single = (/** @type {Finding} */ finding) => {
    const name = nameOf(form, finding.at);
    const there = way(finding, name && !finding.message.startsWith(name) ? word("page-of-field", { field: name, text: finding.message }) : finding.message);
    return h("li", {}, ...(there ? [mark(finding), " ", there] : [told(finding, cures, form.view.readOnly !== null)]));
  };
  const together = (/** @type {Finding[]} */ rows) => h("li", {}, mark(rows[0]), " ", word("page-open-places", { count: rows.length }),
    h("ul", { class: "needs" }, ...rows.map((finding) => h("li", {}, way(finding, nameOf(form, finding.at) || finding.asks || finding.message) ?? finding.message))));
  const isOpen = (/** @type {Finding} */ finding) => finding.rule === OPEN;
  const groups = ["error", "warning"].map((severity) => findings.filter((one) => isOpen(one) && one.severity === severity)).filter((rows) => rows.length > 0);
  const title = errors > 0 ? word("page-summary-errors", { errors, warnings }) : warnings > 0 ? word(form.view.draft ? "page-summary-draft" : "page-summary-warnings", { warnings }) : word("page-summary-fine");
  fill(box, h("h2", { tabindex: -1 }, title), findings.length > 0 && h("ul", {}, ...groups.map(together), ...findings.filter((one) => !isOpen(one)).map(single)));
  if (within) /** @type {HTMLElement} */ (box.querySelector("a, h2")).focus();
}
