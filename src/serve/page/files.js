// @ts-check
// Files that leave the page.
import { h } from "./dom.js";

/**
 * @param {Blob} blob
 * @param {string} name
 */
export function save(blob, name) {
  const url = URL.createObjectURL(blob);
  h("a", { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/**
 * A PDF opens beside the page.
 * @param {Blob} blob
 * @param {string} name
 */
export function showPdf(blob, name) {
  const url = URL.createObjectURL(new File([blob], name.slice(name.lastIndexOf("/") + 1), { type: "application/pdf" }));
  h("a", { href: url, target: "_blank", rel: "noopener" }).click();
  setTimeout(() => URL.revokeObjectURL(url), 600_000);
}
