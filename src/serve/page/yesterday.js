// @ts-check
// The copy that was kept of yesterday's content, looked at and put back.
import { Refusal, get, post } from "./api.js";
import { ask } from "./dialog.js";
import { differences, shown } from "./differences.js";
import { button, h } from "./dom.js";
import { trouble } from "./top.js";
import { word } from "./words.js";

/** @typedef {import("./types.js").FileView} FileView */

export class Yesterday {
  /**
   * @param {() => FileView} view
   * @param {(view: FileView) => void} take
   * @param {() => Promise<void>} flushed
   */
  constructor(view, take, flushed) {
    this.view = view;
    this.flushed = flushed;
    this.take = take;
    this.element = button(word("page-yesterday"), () => this.open());
  }

  /** @param {FileView} view */
  update(view) {
    this.element.hidden = !view.kept;
    this.element.textContent = this.name();
  }

  /** The copy of a day is what stood there before its first change. */
  name() {
    const { kept } = this.view();
    return !kept || kept.isToday ? word("page-yesterday") : word("page-before-day", { day: kept.day });
  }

  async open() {
    await this.flushed();
    const { meeting, file, version } = this.view();
    try {
      const kept = await get("/api/yesterday", { meeting, file });
      const changes = differences(kept.text, this.view().text);
      const body = [h("p", {}, word("page-yesterday-why", { day: kept.day })),
        h("div", { class: "kept", tabindex: 0, role: "region", "aria-label": word("page-yesterday-changes") }, changes.length > 0 ? shown(changes) : h("p", {}, word("page-changes-none"))),
        h("details", { class: "quiet" }, h("summary", {}, word("page-yesterday-all")), h("pre", { class: "kept", tabindex: 0 }, kept.text))];
      if (await ask(this.name(), body, word("page-yesterday-take"))) this.take(await post("/api/yesterday", { meeting, file, version }));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      trouble(error.message);
      if (error.body.view) this.take(error.body.view);
    }
  }
}
