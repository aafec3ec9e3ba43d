// @ts-check
// Files and their fields: what they are called, and where the page shows them.
import { word } from "./words.js";

/** @param {import("./types.js").Place} place */
export function hrefOf({ meeting, file, at }) {
  const parts = at ? [meeting, file, at] : file === "meeting.yaml" ? [meeting] : [meeting, file];
  return `#/${parts.map(encodeURIComponent).join("/")}`;
}

/** @param {import("./types.js").Place} place */
export function fileNameOf({ file }) {
  return file === "meeting.yaml" ? word("page-meeting-file") : file.replace(/\.yaml$/, "");
}
