// @ts-check
// What is handed on, beside what is held.

/** @typedef {import("./types.js").Provided} Provided */

/** @param {any} value @returns {Provided[]|null} nothing where nothing is written yet */
export function entriesOf(value) {
  const written = (Array.isArray(value) ? value : []).filter((one) => (typeof one === "string" ? one !== "" : one?.name));
  const entries = written.map((one) => (typeof one === "string" ? { name: one, from: [] } : { name: one.name, from: [...(one.from ?? [])] }));
  return entries.length > 0 ? entries : null;
}

/**
 * The entry that a held name goes into.
 * @param {Provided[]} entries
 * @param {string} held
 */
export function usedBy(entries, held) {
  return entries.find((entry) => (entry.from.length > 0 ? entry.from.includes(held) : entry.name === held));
}

/**
 * A held name is ticked, and comes in the order in which it is held; or it is no longer.
 * @param {Provided[]} entries
 * @param {string} name
 * @param {string[]} held
 * @returns {Provided[]}
 */
export function toggled(entries, name, held) {
  const user = usedBy(entries, name);
  if (!user) {
    const later = held.slice(held.indexOf(name) + 1);
    const before = entries.findIndex((entry) => later.some((one) => usedBy([entry], one)));
    const at = before < 0 ? entries.length : before;
    return [...entries.slice(0, at), { name, from: [] }, ...entries.slice(at)];
  }
  const rest = user.from.filter((one) => one !== name);
  if (rest.length === 0) return entries.filter((entry) => entry !== user);
  return entries.map((entry) => (entry === user ? { ...entry, from: rest } : entry));
}
