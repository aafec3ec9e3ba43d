// @ts-check
// The one road to the server. The token of this run came in the fragment, which is sent to nobody.

const KEY = "shingikai-token";

/** The server says no, and why. */
export class Refusal extends Error {
  /**
   * @param {number} status
   * @param {any} body
   */
  constructor(status, body) {
    super(body?.why ?? String(status));
    this.status = status;
    this.body = body ?? {};
  }
}

/** Nobody answers. */
export class Gone extends Error {}

/** Moves the token out of the address bar. */
export function takeToken() {
  const found = /^#token=([0-9a-f]+)$/i.exec(location.hash);
  if (!found) return;
  sessionStorage.setItem(KEY, found[1]);
  history.replaceState(null, "", location.pathname);
}

export function token() {
  return sessionStorage.getItem(KEY) ?? "";
}

/**
 * @param {string} path
 * @param {Record<string, string|null|undefined>} [query]
 */
function address(path, query = {}) {
  const given = Object.entries(query).filter(([, value]) => value !== null && value !== undefined);
  const search = new URLSearchParams(/** @type {[string, string][]} */ (given)).toString();
  return search ? `${path}?${search}` : path;
}

/**
 * @param {string} url
 * @param {RequestInit} options
 */
async function ask(url, options) {
  let response;
  try {
    response = await fetch(url, { ...options, headers: { ...options.headers, "X-Shingikai-Token": token() }, cache: "no-store" });
  } catch (error) {
    if (/** @type {Error} */ (error).name === "AbortError") throw error;
    throw new Gone();
  }
  if (response.ok) return response;
  throw new Refusal(response.status, await response.json().catch(() => null));
}

/**
 * @param {string} path
 * @param {Record<string, string|null|undefined>} [query]
 * @param {AbortSignal} [signal]
 */
export async function get(path, query, signal) {
  const response = await ask(address(path, query), { signal });
  return response.status === 204 ? null : response.json();
}

/**
 * @param {string} path
 * @param {Record<string, string>} query
 * @param {AbortSignal} [signal]
 */
export async function getText(path, query, signal) {
  return (await ask(address(path, query), { signal })).text();
}

/**
 * @param {string} path
 * @param {Record<string, string|undefined>} query
 */
export async function getBlob(path, query) {
  return (await ask(address(path, query), {})).blob();
}

/**
 * @param {string} path
 * @param {object} body
 */
export async function post(path, body) {
  const headers = { "Content-Type": "application/json" };
  const response = await ask(path, { method: "POST", headers, body: JSON.stringify(body) });
  const text = await response.text();
  return text ? JSON.parse(text) : null;
}

/**
 * @param {string} path
 * @param {Record<string, string>} query
 * @param {Blob} bytes
 */
export async function postBytes(path, query, bytes) {
  const headers = { "Content-Type": "application/pdf" };
  const response = await ask(address(path, query), { method: "POST", headers, body: bytes });
  const text = await response.text();
  return text ? JSON.parse(text) : null;
}

/** Says that this page closes. */
export function bye() {
  const headers = { "Content-Type": "application/json", "X-Shingikai-Token": token() };
  fetch("/api/bye", { method: "POST", headers, body: "{}", keepalive: true }).catch(() => {});
}

/** The server's stream of events. @param {AbortSignal} signal */
export function stream(signal) {
  return ask("/api/events", { signal });
}
