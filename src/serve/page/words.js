// @ts-check
// Every word of the page comes from the program, in its language.
import { get } from "./api.js";

/** @type {Record<string, string>} */
let words = {};

export async function loadWords() {
  const answer = await get("/api/words");
  words = answer.words;
  document.documentElement.lang = answer.lang;
}

/**
 * @param {string} id
 * @param {Record<string, string|number>} [given]
 */
export function word(id, given = {}) {
  return (words[id] ?? id).replace(/\{\s*\$?([\w-]+)\s*\}/g, (_, name) => String(given[name] ?? ""));
}
