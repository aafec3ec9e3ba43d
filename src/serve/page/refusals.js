// @ts-check
// What becomes of changes that were not taken: nobody answered, somebody else was there before, or the file does not allow it.
import { Gone, Refusal } from "./api.js";
import { divide } from "./collisions.js";
import { shown } from "./conflict.js";
import { lost } from "./events.js";
import { trouble } from "./top.js";
import { word } from "./words.js";

/** @typedef {import("./types.js").Sent} Sent */
/** @typedef {import("./types.js").Step} Step */
/** @typedef {import("./saving.js").Saver} Saver */

/**
 * Of an entry that somebody else took away, what was typed in it is told, and is not sent to another place.
 * @param {Saver} saver
 */
export function forgetGone(saver) {
  for (const holders of [saver.dirty, saver.refused, saver.asked]) {
    for (const holder of [...holders.keys()].filter((one) => !one.isShown())) {
      holders.delete(holder);
      if (holder.read() !== null) trouble(word("page-entry-gone", { text: shown(holder.read()) }));
    }
  }
}

/**
 * What was typed goes again. A press does not, where nobody answered: it may have been done.
 * @param {Saver} saver
 * @param {unknown} error
 * @param {Sent[]} sent
 * @param {Step} [step] a press: it goes again where somebody else wrote meanwhile, since its entry may have another place
 * @returns {boolean} whether somebody else wrote meanwhile, and it goes again
 */
export function failed(saver, error, sent, step) {
  if (error instanceof Refusal && error.status === 409 && error.body.view && !error.body.conflicts) {
    if (step) saver.steps.unshift(step);
    for (const { holder } of sent) saver.dirty.add(holder);
    saver.told.view(error.body.view);
    return true;
  }
  step?.done();
  if (error instanceof Gone) {
    for (const { holder, value } of sent) saver.maybe.set(holder, value);
    for (const { holder } of sent) saver.dirty.add(holder);
    lost();
  } else if (!(error instanceof Refusal)) throw error;
  else if (error.status === 409) collided(saver, error.body, sent);
  else {
    refuse(saver, error.message, sent);
    if (error.body.view) saver.told.view(error.body.view);
  }
  return false;
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
    // Whoever pressed has nothing to choose: what was to be changed is another value now.
    refuse(saver, sent.length === 0 ? word("page-press-refused") : body.why ?? "409", sent);
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
