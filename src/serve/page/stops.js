// @ts-check
// What has to be done before there is a bundle.
import { h } from "./dom.js";
import { standing } from "./meetings.js";
import { hrefOf } from "./places.js";
import { word } from "./words.js";

/**
 * @param {import("./types.js").MeetingRow} row
 * @param {number} listed how many items its list has
 */
export function stopping(row, listed) {
  const { meeting } = row;
  const isStopping = (/** @type {import("./types.js").CaseRow} */ one) => one.draft || one.errors > 0 || one.broken;
  const reasons = row.cases.filter(isStopping).map((one) => h("li", {},
    h("a", { href: hrefOf({ meeting, file: one.file }) }, one.subject || one.file.replace(/\.yaml$/, "")), " ", ...standing({ ...one, warnings: 0 })));
  if (row.errors > 0 || row.broken) reasons.unshift(h("li", {}, word("page-meeting-file"), " ", ...standing({ ...row, warnings: 0 })));
  if (row.cases.length === 0 && listed === 0) reasons.push(h("li", {}, word("page-stops-no-cases")));
  return reasons;
}
