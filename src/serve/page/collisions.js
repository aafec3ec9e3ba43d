// @ts-check
// A change as the server takes it, and what becomes of those that it did not take.
import { same } from "./values.js";

/** @typedef {import("./types.js").Holder} Holder */
/** @typedef {import("./types.js").Conflict} Conflict */
/** @typedef {import("./types.js").Sent} Sent */

/**
 * Those that collided are asked about; the others go again. What stands there already arrived, though nobody said so.
 * @param {Conflict[]} conflicts
 * @param {Sent[]} sent
 * @param {Map<Holder, any>} maybe what was on its way when the server went
 */
export function divide(conflicts, sent, maybe) {
  /** @type {Map<Holder, Conflict>} */
  const asked = new Map();
  /** @type {Holder[]} */
  const again = [];
  const concerns = (/** @type {Holder} */ holder) =>
    conflicts.find((one) => one.at === holder.at || one.at.startsWith(`${holder.at}/`) || (holder.listAt !== undefined && !holder.stands && one.at === holder.listAt));
  const any = sent.some(({ holder }) => concerns(holder));
  for (const { holder, value } of sent) {
    const conflict = concerns(holder);
    const arrived = conflict && (same(conflict.there, value) || (maybe.has(holder) && same(conflict.there, maybe.get(holder))));
    maybe.delete(holder);
    if (conflict && !arrived) asked.set(holder, { ...conflict, here: value });
    else if (any) {
      if (conflict) holder.hold(conflict.there);
      again.push(holder);
    }
  }
  return { asked, again };
}

/** Whether a value is known by its place in a list. @param {import("./types.js").Change} change */
export function isInList({ at }) {
  return /\/\d+(\/|$)/.test(at);
}

/**
 * @param {Holder} holder
 * @param {any} value
 */
export function changeOf(holder, value) {
  if (holder.listAt !== undefined && !holder.stands) {
    return { at: holder.listAt, was: null, to: { add: value, index: holder.index ?? 0 } };
  }
  const to = value === null ? (holder.required ? { set: "" } : { remove: true }) : { set: value };
  return { at: holder.at, was: holder.raw, to };
}
