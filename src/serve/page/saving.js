// @ts-check
// The file is the only truth: every pause in typing is sent, each change with what stood there before.
import { post } from "./api.js";
import { changeOf, isInList } from "./collisions.js";
import { isThere, on } from "./events.js";
import { failed, forgetGone } from "./refusals.js";
import { same } from "./values.js";
import { word } from "./words.js";

/** @typedef {import("./types.js").Holder} Holder */
/** @typedef {import("./types.js").Step} Step */
/** @typedef {import("./types.js").Sent} Sent */

const PAUSE = 80;

/** Sends the changes of one file, one after the other. */
export class Saver {
  /**
   * @param {string} meeting
   * @param {string} file
   * @param {import("./types.js").Told} told
   */
  constructor(meeting, file, told) {
    this.meeting = meeting;
    this.file = file;
    this.told = told;
    /** @type {Set<Holder>} */
    this.dirty = new Set();
    /** @type {Step[]} */
    this.steps = [];
    /** What was on its way when the server went: it may have arrived. @type {Map<Holder, any>} */
    this.maybe = new Map();
    /** Those that two changed, until somebody chooses. @type {Set<Holder>} */
    this.asked = new Set();
    /** What the file did not take, with why: it stays in its control, and goes again with the next change. @type {Map<Holder, string>} */
    this.refused = new Map();
    this.flying = false;
    this.timer = 0;
    this.stop = on("back", () => this.again());
  }

  /** @param {Holder} holder somebody is in the middle of a word */
  begun(holder) {
    this.dirty.add(holder);
    this.say();
  }

  /** @param {Holder} holder somebody typed in it */
  typed(holder) {
    if (this.refused.delete(holder)) holder.refuse("");
    if (same(holder.read(), holder.base) && !this.flying) this.dirty.delete(holder);
    else this.dirty.add(holder);
    this.say();
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.send(), PAUSE);
  }

  /** A change of the list itself, after what was typed before it. @param {Step["change"]} change @returns {Promise<void>} */
  step(change) {
    return new Promise((done) => {
      this.steps.push({ change, done });
      this.send();
    });
  }

  unsent() {
    return this.dirty.size > 0 || this.steps.length > 0 || this.flying || this.asked.size > 0 || this.refused.size > 0;
  }

  say() {
    forgetGone(this);
    const unsent = this.unsent();
    const [why] = this.refused.values();
    if (why && !this.flying) this.told.state("failed", why);
    else if (this.asked.size > 0 && !this.flying) this.told.state("failed", word("page-conflict"));
    else if (!isThere() && unsent) this.told.state("failed", word("page-gone-short"));
    else if (this.flying) this.told.state("saving");
    else this.told.state(unsent ? "typing" : "saved");
  }

  /** Saves all that can be: the files may be others now, and what was refused may be taken. */
  again() {
    for (const holder of this.refused.keys()) this.dirty.add(holder);
    return this.flushed();
  }

  async flushed() {
    while (this.flying) await new Promise((wake) => setTimeout(wake, 10));
    await this.send();
  }

  /** Sends what there is, unless something is on its way: its answer comes first. */
  async send() {
    clearTimeout(this.timer);
    if (this.flying || !isThere()) return this.say();
    forgetGone(this);
    const ready = [...this.dirty].filter((holder) => !this.told.composes(holder));
    const step = ready.length === 0 && this.dirty.size === 0 ? this.steps.shift() : undefined;
    if (ready.length === 0 && !step) return this.say();
    const asked = step?.change();
    if (step && !asked) return step.done(), this.send();
    this.flying = true;
    for (const holder of ready) {
      this.dirty.delete(holder);
      this.refused.delete(holder);
    }
    const sent = ready.map((holder) => ({ holder, value: holder.read() }));
    this.say();
    try {
      // What is meant for an entry at its place is meant for the file in which it has that place.
      const changes = asked ? [asked] : sent.map(({ holder, value }) => changeOf(holder, value));
      const body = asked || changes.some(isInList) ? { changes, version: this.told.version() } : { changes };
      const view = await post("/api/change", { meeting: this.meeting, file: this.file, ...body });
      for (const { holder, value } of sent) this.settle(holder, value);
      this.flying = false;
      this.told.view(view);
      step?.done();
    } catch (error) {
      this.flying = false;
      // Where somebody else wrote, a word that is being composed has to be finished before the form is that of now.
      if (failed(this, error, sent, step)) await new Promise((wake) => setTimeout(wake, PAUSE));
    }
    this.say();
    if (isThere() && (this.dirty.size > 0 || this.steps.length > 0)) await this.send();
  }

  /** @param {Holder} holder @param {any} value */
  settle(holder, value) {
    holder.hold(value);
    this.maybe.delete(holder);
    this.settled(holder);
    if (!same(holder.read(), value)) this.dirty.add(holder);
  }

  /** Nothing is to be asked of it any more. @param {Holder} holder */
  settled(holder) {
    if (this.asked.delete(holder)) holder.conflict(null);
  }

  /** Somebody chose. @param {Holder} holder */
  chosen(holder) {
    this.asked.delete(holder);
    this.typed(holder);
  }

  close() {
    clearTimeout(this.timer);
    this.stop();
  }
}
