// @ts-check
// What people call the documents of a meeting.
import { word } from "./words.js";

/** @typedef {{kind: string, set?: string, of?: string}} DocumentName `set`: which of the sets of papers, by the name of its bundle */

/** @type {Record<string, string>} */
const TITLES = {
  "advance-report": "page-document-advance-report",
  "special-clauses": "page-document-special-clauses",
  "bundle": "page-document-bundle",
  "print": "page-document-print",
  "large": "page-document-large",
  "material": "page-document-material",
  "closed-material": "page-document-closed-material",
  "call-list": "page-document-call-list",
  "collating": "page-document-collating",
  "digest": "page-document-digest",
  "printed": "page-document-printed",
  "leaves": "page-document-leaves",
  "leaf-list": "page-document-leaf-list",
  "errata": "page-document-errata",
};

/** @type {Record<string, string>} */
const SETS = { "bundle-on-the-day": "page-set-bundle-on-the-day", "bundle-public": "page-set-bundle-public" };

/** @param {DocumentName} document */
export function documentTitle({ kind, set, of }) {
  const which = set && SETS[set] ? word(SETS[set]) : "";
  return (TITLES[kind] ? word(TITLES[kind], { of: of ?? "" }) : kind) + which;
}

/** A document that the paper can show, by its name. @param {string} name */
export function named(name) {
  return name.startsWith("bundle") ? { kind: "bundle", set: name } : { kind: name };
}
