// @ts-check
// What becomes of changes that were not taken: nobody answered, somebody else was there before, or the file does not allow it.
import { Gone, Refusal } from "./api.js";
import { divide } from "./collisions.js";
import { lost } from "./events.js";
import { trouble } from "./top.js";

/** @typedef {import("./types.js").Sent} Sent */
/** @typedef {import("./saving.js").Saver} Saver */

/**
 * What was typed goes again. A press does not, where nobody answered: it may have been done.
 * @param {Saver} saver
 * @param {unknown} error
 * @param {Sent[]} sent
 */
export function failed(saver, error, sent) {
  if (error instanceof Gone) {
    for (const { holder, value } of sent) saver.maybe.set(holder, value);
    for (const { holder } of sent) saver.dirty.add(holder);
    return lost();
  }
  if (!(error instanceof Refusal)) throw error;
  if (error.status === 409) return collided(saver, error.body, sent);
  refuse(saver, error.message, sent);
  if (error.body.view) saver.told.view(error.body.view);
}

/**
 * @param {Saver} saver
 * @param {string} why
 * @param {Sent[]} sent
 */
function refuse(saver, why, sent) {
  // A press has no field of its own to say it at.
  if (sent.length === 0) trouble(why);
  for (const { holder } of sent) {
    saver.refused.set(holder, why);
    holder.refuse(why);
  }
}

/**
 * @param {Saver} saver
 * @param {any} body
 * @param {Sent[]} sent
 */
function collided(saver, body, sent) {
  const divided = divide(body.conflicts ?? [], sent, saver.maybe);
  if (divided.asked.size === 0 && divided.again.length === 0) {
    refuse(saver, body.why ?? "409", sent);
  }
  for (const [holder, conflict] of divided.asked) {
    saver.asked.add(holder);
    holder.conflict(conflict);
  }
  for (const holder of divided.again) {
    saver.settled(holder);
    saver.dirty.add(holder);
  }
  if (body.view) saver.told.view(body.view);
}
