// @ts-check
// Where it begins: the token, the words, and which view the address asks for.
import { Refusal, bye, takeToken } from "./api.js";
import { showCase } from "./case.js";
import { h } from "./dom.js";
import { listen } from "./events.js";
import { showMeeting } from "./meeting.js";
import { showMeetings } from "./meetings.js";
import { mayLeave, start } from "./top.js";
import { loadWords, word } from "./words.js";

const main = /** @type {HTMLElement} */ (document.getElementById("main"));
/** @type {() => void} */
let leave = () => {};
let turn = 0;
/** The place of each address in the history: where the browser is, and which one is shown. */
let at = 0;
let shown = 0;
let asks = false;
let returns = false;

/** @param {boolean} first */
async function show(first) {
  turn += 1;
  const mine = turn;
  const [meeting, file, field] = location.hash.replace(/^#\/?/, "").split("/").filter(Boolean).map(decodeURIComponent);
  leave();
  leave = () => {};
  const room = /** @type {HTMLElement} */ (h("div", {}));
  const slow = setTimeout(() => mine === turn && main.replaceChildren(h("p", { class: "single", role: "status" }, word("page-loading"))), 400);
  try {
    const left = file && file !== "meeting.yaml" ? await showCase(room, meeting, file) : meeting ? await showMeeting(room, meeting) : await showMeetings(room);
    clearTimeout(slow);
    if (mine !== turn) return left();
    leave = left;
  } catch (error) {
    if (mine !== turn) return;
    const why = error instanceof Refusal ? error.message : word("page-gone");
    room.replaceChildren(h("div", { class: "single" }, h("h1", {}, word("page-cannot-show")), h("p", {}, why), h("p", {}, h("a", { href: "#" }, word("page-to-meetings")))));
    if (!(error instanceof Refusal)) console.error(error);
  }
  clearTimeout(slow);
  main.replaceChildren(room);
  window.scrollTo(0, 0);
  if (!first) main.focus({ preventScroll: true });
  if (field) room.dispatchEvent(new CustomEvent("arrive", { detail: field }));
}

/** Learns where in the history the browser is. An address that was never there comes after the last one. */
function arrive() {
  const known = history.state?.place;
  at = known ?? at + 1;
  if (known === undefined) history.replaceState({ place: at }, "");
}

/** The address changed. */
async function go() {
  arrive();
  const isOwn = returns;
  returns = false;
  // Whoever is asked already decides about the last one.
  if (isOwn || asks) return;
  asks = true;
  const may = await mayLeave();
  asks = false;
  if (may) {
    shown = at;
    return show(false);
  }
  returns = at !== shown;
  history.go(shown - at);
}

takeToken();
at = history.state?.place ?? 0;
shown = at;
history.replaceState({ place: at }, "");
try {
  await loadWords();
  start();
  window.addEventListener("hashchange", go);
  window.addEventListener("pagehide", bye);
  listen();
  await show(true);
} catch (error) {
  main.replaceChildren(h("div", { class: "single" }, h("p", {}, /** @type {Error} */ (error).message || "Cannot reach shingikai.")));
}
