// @ts-check
// What the server tells by itself, read line by line; and whether it is there at all.
import { stream } from "./api.js";

/** @type {Map<string, Set<(data: any) => void>>} */
const listeners = new Map();
let there = true;
let running = new AbortController();

/**
 * Events of the server, and `lost` and `back` of our own.
 * @param {string} name
 * @param {(data: any) => void} listener
 * @returns {() => void} stops it
 */
export function on(name, listener) {
  const all = listeners.get(name) ?? new Set();
  listeners.set(name, all.add(listener));
  return () => all.delete(listener);
}

/**
 * @param {string} name
 * @param {any} data
 */
function tell(name, data) {
  for (const listener of [...(listeners.get(name) ?? [])]) listener(data);
}

export function isThere() {
  return there;
}

/** Somebody found that the server does not answer: the stream is begun anew, and says when it does. */
export function lost() {
  if (!there) return;
  there = false;
  running.abort();
  tell("lost", {});
}

/** @param {string} block one event as the server wrote it */
function take(block) {
  let name = "message";
  const data = [];
  for (const line of block.split("\n")) {
    if (line.startsWith("event:")) name = line.slice(6).trim();
    if (line.startsWith("data:")) data.push(line.slice(5).trim());
  }
  if (data.length > 0) tell(name, JSON.parse(data.join("\n") || "{}"));
}

async function readOnce() {
  running = new AbortController();
  const response = await stream(running.signal);
  if (!there) {
    there = true;
    tell("back", {});
  }
  const reader = /** @type {ReadableStream<Uint8Array>} */ (response.body).getReader();
  const decoder = new TextDecoder();
  let rest = "";
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return;
    rest += decoder.decode(value, { stream: true }).replaceAll("\r", "");
    for (let end = rest.indexOf("\n\n"); end >= 0; end = rest.indexOf("\n\n")) {
      take(rest.slice(0, end));
      rest = rest.slice(end + 2);
    }
  }
}

/** Listens for as long as the page is open. */
export async function listen() {
  for (;;) {
    await readOnce().catch(() => {});
    lost();
    await new Promise((wake) => setTimeout(wake, 700));
  }
}
