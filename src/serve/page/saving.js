// @ts-check
// The file is the only truth: every pause in typing is sent, each change with what stood there before.
import { Gone, Refusal, post } from "./api.js";
import { isThere, lost, on } from "./events.js";
import { same } from "./values.js";

/** @typedef {import("./types.js").Holder} Holder */
/** @typedef {import("./types.js").FileView} FileView */
/** @typedef {"saved"|"typing"|"saving"|"failed"} State */

const PAUSE = 80;

/** Sends the changes of one file, one after the other. */
export class Saver {
  /**
   * @param {string} meeting
   * @param {string} file
   * @param {{view: (view: FileView) => void, state: (state: State, why?: string) => void,
   *   composes: (holder: Holder) => boolean}} told
   */
  constructor(meeting, file, told) {
    this.meeting = meeting;
    this.file = file;
    this.told = told;
    /** @type {Set<Holder>} */
    this.dirty = new Set();
    /** @type {{change: () => import("./types.js").Change, done: () => void}[]} */
    this.steps = [];
    /** What was on its way when the server went: it may have arrived. @type {Map<Holder, any>} */
    this.maybe = new Map();
    this.flying = false;
    this.timer = 0;
    this.why = "";
    this.stop = on("back", () => this.send());
  }

  /** @param {Holder} holder somebody typed in it */
  typed(holder) {
    if (same(holder.read(), holder.base) && !this.flying) this.dirty.delete(holder);
    else this.dirty.add(holder);
    this.say();
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.send(), PAUSE);
  }

  /**
   * A change of the list itself. Runs after what was typed before it.
   * @param {() => import("./types.js").Change} change
   * @returns {Promise<void>} when it was answered
   */
  step(change) {
    return new Promise((done) => {
      this.steps.push({ change, done });
      this.send();
    });
  }

  unsent() {
    return this.dirty.size > 0 || this.steps.length > 0 || this.flying;
  }

  say() {
    if (this.why) this.told.state("failed", this.why);
    else if (this.flying) this.told.state("saving");
    else this.told.state(this.unsent() ? "typing" : "saved");
  }

  /** Sends what there is, unless something is on its way: its answer comes first. */
  async send() {
    clearTimeout(this.timer);
    if (this.flying || !isThere()) return this.say();
    const ready = [...this.dirty].filter((holder) => !this.told.composes(holder));
    const step = ready.length === 0 && this.dirty.size === 0 ? this.steps.shift() : undefined;
    if (ready.length === 0 && !step) return this.say();
    this.flying = true;
    for (const holder of ready) this.dirty.delete(holder);
    const sent = ready.map((holder) => ({ holder, value: holder.read() }));
    this.why = "";
    this.say();
    try {
      const changes = step ? [step.change()] : sent.map(({ holder, value }) => changeOf(holder, value));
      const view = await post("/api/change", { meeting: this.meeting, file: this.file, changes });
      for (const { holder, value } of sent) this.settle(holder, value);
      this.flying = false;
      this.told.view(view);
    } catch (error) {
      this.flying = false;
      this.failed(error, sent, step);
    }
    step?.done();
    this.say();
    if (isThere() && !this.why && this.unsent()) await this.send();
  }

  /** @param {Holder} holder @param {any} value */
  settle(holder, value) {
    holder.base = value;
    this.maybe.delete(holder);
    if (!same(holder.read(), value)) this.dirty.add(holder);
  }

  /**
   * @param {unknown} error
   * @param {{holder: Holder, value: any}[]} sent
   * @param {{change: () => import("./types.js").Change, done: () => void}|undefined} step
   */
  failed(error, sent, step) {
    if (error instanceof Gone) {
      for (const { holder, value } of sent) this.maybe.set(holder, value);
      for (const { holder } of sent) this.dirty.add(holder);
      if (step) this.steps.unshift(step);
      return lost();
    }
    if (!(error instanceof Refusal)) throw error;
    if (error.status === 409) return this.collided(error.body, sent);
    this.why = error.message;
    for (const { holder } of sent) holder.refuse(error.message);
    if (error.body.view) this.told.view(error.body.view);
  }

  /** @param {any} body @param {{holder: Holder, value: any}[]} sent */
  collided(body, sent) {
    const conflicts = /** @type {import("./types.js").Conflict[]} */ (body.conflicts ?? []);
    const concerns = (/** @type {Holder} */ holder) => conflicts.find((one) => one.at === holder.at || one.at.startsWith(`${holder.at}/`) || one.at === holder.listAt);
    if (!sent.some(({ holder }) => concerns(holder))) {
      this.why = body.why ?? "409";
      for (const { holder } of sent) holder.refuse(this.why);
    } else this.divide(sent, concerns);
    if (body.view) this.told.view(body.view);
  }

  /**
   * Those that collided are asked about; the others are sent again.
   * @param {{holder: Holder, value: any}[]} sent
   * @param {(holder: Holder) => import("./types.js").Conflict|undefined} concerns
   */
  divide(sent, concerns) {
    for (const { holder, value } of sent) {
      const conflict = concerns(holder);
      const arrived = conflict && (same(conflict.there, value) || (this.maybe.has(holder) && same(conflict.there, this.maybe.get(holder))));
      this.maybe.delete(holder);
      if (conflict && !arrived) holder.conflict({ ...conflict, here: value });
      else {
        if (conflict) holder.base = conflict.there;
        if (!same(holder.read(), holder.base)) this.dirty.add(holder);
      }
    }
  }

  close() {
    clearTimeout(this.timer);
    this.stop();
  }
}

/**
 * @param {Holder} holder
 * @param {any} value
 */
function changeOf(holder, value) {
  if (holder.listAt !== undefined && holder.base === null) {
    return { at: holder.listAt, was: null, to: { add: value, index: holder.index ?? 0 } };
  }
  const to = value === null ? (holder.required && holder.base !== null ? { set: "" } : { remove: true }) : { set: value };
  return { at: holder.at, was: holder.base, to };
}
