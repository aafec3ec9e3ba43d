// @ts-check
// The address of a field of a file.

/** @param {import("./types.js").Place} place */
export function hrefOf({ meeting, file, at }) {
  const parts = at ? [meeting, file, at] : file === "meeting.yaml" ? [meeting] : [meeting, file];
  return `#/${parts.map(encodeURIComponent).join("/")}`;
}
