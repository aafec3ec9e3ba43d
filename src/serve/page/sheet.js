// @ts-check
// One page of the paper. The only place where a text becomes elements: drawn by the program's own Typst, cleaned all the same.
import { getText } from "./api.js";
import { fill, h } from "./dom.js";

/** @typedef {{createHTML: (text: string) => any}} Policy */

const types = /** @type {any} */ (window).trustedTypes;
/** @type {Policy} */
const policy = types ? types.createPolicy("shingikai-paper", { createHTML: (/** @type {string} */ text) => text }) : { createHTML: (/** @type {string} */ text) => text };

const KEPT = new Set(["svg", "g", "path", "use", "symbol", "defs", "clippath", "rect", "circle", "ellipse", "line", "polygon", "polyline", "image", "a",
  "lineargradient", "radialgradient", "stop", "pattern", "mask", "title", "text", "tspan"]);

/**
 * @param {string} svg
 * @returns {SVGElement|null}
 */
export function drawn(svg) {
  const read = new DOMParser().parseFromString(/** @type {any} */ (policy.createHTML(svg)), "image/svg+xml");
  const root = read.documentElement;
  if (root.localName !== "svg") return null;
  for (const element of [root, ...root.querySelectorAll("*")]) {
    if (!KEPT.has(element.localName.toLowerCase())) element.remove();
    for (const attribute of [...element.attributes]) if (!isHarmless(attribute)) element.removeAttributeNode(attribute);
    if (element.localName === "a") element.setAttribute("tabindex", "-1");
  }
  root.setAttribute("aria-hidden", "true");
  root.setAttribute("focusable", "false");
  return /** @type {any} */ (document.importNode(root, true));
}

/** @param {Attr} attribute */
function isHarmless(attribute) {
  const name = attribute.localName.toLowerCase();
  if (name === "style" || name.startsWith("on") || attribute.name === "xml:base") return false;
  return name !== "href" || /^(#|field:|data:image\/(png|jpeg|gif);)/.test(attribute.value);
}

/**
 * The room of a page, as large as the page will be, in the place of an old one: that is seen and heard until the new one is drawn.
 * @param {HTMLElement|undefined} old
 * @param {{sha: string, width: number, height: number}} page
 * @param {string} title
 */
export function instead(old, page, title) {
  const paper = h("div", { class: "page" });
  paper.style.aspectRatio = `${page.width} / ${page.height}`;
  const words = h("div", { class: "unseen page-words" });
  const element = h("section", { class: "sheet", "aria-label": title, "data-sha": page.sha }, paper, words);
  const before = old?.querySelector("svg");
  if (before) paper.append(before);
  words.textContent = old?.querySelector(".page-words")?.textContent ?? "";
  old?.replaceWith(element);
  return element;
}

/** @param {Element} anchor */
export function fieldOf(anchor) {
  const href = anchor.getAttribute("href") ?? anchor.getAttributeNS("http://www.w3.org/1999/xlink", "href") ?? "";
  return href.startsWith("field:") ? decodeURIComponent(href.slice("field:".length)) : null;
}

/**
 * Fetches and draws a page in its room.
 * @param {HTMLElement} element
 * @returns {Promise<boolean>} whether it was drawn just now
 */
export async function drawInto(element) {
  const sha = element.dataset.sha;
  if (!sha || element.dataset.drawn === sha) return false;
  element.dataset.drawn = sha;
  try {
    const svg = await getText("/api/page", { sha });
    fill(/** @type {Element} */ (element.querySelector(".page")), drawn(svg));
    return true;
  } catch {
    delete element.dataset.drawn;
    return false;
  }
}
