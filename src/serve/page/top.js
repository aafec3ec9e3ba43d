// @ts-check
// The bar above every view: where one is, whether everything is saved, and how to end.
import { post } from "./api.js";
import { ask } from "./dialog.js";
import { button, composes, fill, h } from "./dom.js";
import { isThere, on } from "./events.js";
import { announce } from "./polite.js";
import { word } from "./words.js";

const state = h("p", { class: "state", id: "state" });
const crumbs = h("nav", { class: "crumbs" });
/** @type {() => boolean} */
let unsent = () => false;
/** @type {() => Promise<void>|undefined} */
let saveNow = () => undefined;

/** @param {import("./types.js").State|""} now @param {string} [why] */
export function setState(now, why = "") {
  const words = { "": "", saved: word("page-saved"), typing: word("page-typing"), saving: word("page-saving"), locked: word("page-locked"), failed: word("page-not-saved", { why }) };
  // What was answered to the keys of saving stays until something is typed.
  if (state.textContent === words[now] || (now === "saved" && state.dataset.state === now)) return;
  state.dataset.state = now;
  state.textContent = words[now];
  if (now === "failed" || now === "locked") announce(words[now]);
}

/** @param {string} text what went wrong, until the next press */
export function trouble(text) {
  const bar = /** @type {HTMLElement} */ (document.getElementById("bar"));
  bar.hidden = false;
  fill(bar, h("p", {}, text), button(word("page-close"), () => {
    bar.hidden = true;
  }, { class: "button small" }));
}

/**
 * @param {{text: string, href?: string}[]} places
 * @param {() => boolean} isUnsent
 * @param {() => Promise<void>|undefined} save
 */
export function setPlace(places, isUnsent, save) {
  unsent = isUnsent;
  saveNow = save;
  const last = places[places.length - 1];
  document.title = [...places.map((place) => place.text).reverse().slice(0, 2), word("page-name")].join(" - ");
  crumbs.setAttribute("aria-label", word("page-crumbs"));
  fill(crumbs, h("ol", {}, ...places.map((place) => h("li", {}, place === last || !place.href ? h("span", { "aria-current": "page" }, place.text) : h("a", { href: place.href }, place.text)))));
}

/** Whether another view may come: what was typed is saved before, and what cannot be saved is not left without a word. */
export async function mayLeave() {
  if (unsent()) {
    const held = /** @type {HTMLElement|null} */ (document.activeElement);
    // Whoever leaves has finished the word.
    held?.blur();
    await saveNow();
    if (unsent() && !(await ask(word("page-leave"), [h("p", {}, word("page-leave-why"))], word("page-leave-do")))) {
      held?.focus();
      return false;
    }
  }
  unsent = () => false;
  // What was said there was said of the view that goes.
  if (isThere()) /** @type {HTMLElement} */ (document.getElementById("bar")).hidden = true;
  return true;
}

/** Paints the bar, once. */
export function start() {
  const top = /** @type {HTMLElement} */ (document.getElementById("top"));
  const skip = /** @type {HTMLAnchorElement} */ (document.getElementById("skip"));
  skip.textContent = word("page-skip");
  skip.addEventListener("click", (event) => {
    event.preventDefault();
    document.getElementById("main")?.focus();
  });
  fill(top, h("div", { class: "top-row" }, h("a", { class: "brand", href: "#" }, word("page-name")), crumbs, state,
    button(word("page-quit"), quit, { class: "button small" })));
  on("lost", () => {
    trouble(word("page-gone"));
    setState(unsent() ? "failed" : "", word("page-gone-short"));
  });
  on("back", () => {
    /** @type {HTMLElement} */ (document.getElementById("bar")).hidden = true;
    if (!unsent()) setState("");
  });
  document.addEventListener("keydown", (event) => {
    if (composes(event) || !(event.ctrlKey || event.metaKey) || event.altKey || event.key.toLowerCase() !== "s") return;
    event.preventDefault();
    saveNow();
    if (!unsent() && state.dataset.state === "saved") {
      announce(word("page-saved-already"));
      state.textContent = word("page-saved-already");
    }
  });
  window.addEventListener("beforeunload", (event) => {
    if (unsent()) event.preventDefault();
  });
}

async function quit() {
  if (unsent()) return trouble(word("page-quit-unsent"));
  await post("/api/quit", {}).catch(() => {});
  fill(/** @type {HTMLElement} */ (document.getElementById("main")), h("h1", {}, word("page-ended")), h("p", {}, word("page-ended-why")));
  /** @type {HTMLElement} */ (document.getElementById("top")).hidden = true;
}
