// @ts-check
// A value as words, where two of them are held against each other.
import { word } from "./words.js";

/**
 * @param {any} value
 * @returns {string}
 */
export function shown(value) {
  if (value === null || value === undefined || value === "") return word("page-nothing");
  if (typeof value === "string") return value;
  if (Array.isArray(value)) return value.map(shown).join("、");
  if (typeof value.name === "string") return value.from?.length > 0 ? `${value.name}（${value.from.join("、")}）` : value.name;
  return JSON.stringify(value);
}
