// @ts-check
// One line of a meeting's list: number, material, subject, kinds, how far its case is, and a paper to add.
import { Refusal, postBytes } from "./api.js";
import { fill, h } from "./dom.js";
import { standing } from "./meetings.js";
import { trouble } from "./top.js";
import { word } from "./words.js";

/** @typedef {import("./types.js").Entry} Entry */
/** @typedef {import("./types.js").Field} Field */

/**
 * @param {Entry} entry
 * @param {string} name
 * @returns {any}
 */
function valueOf(entry, name) {
  return entry.children.find((child) => child.at.endsWith(`/${name}`))?.value ?? "";
}

/** What has become of an item, in the words of the form. @param {Entry} entry */
function statusOf(entry) {
  const field = entry.children.find((child) => child.at.endsWith("/status"));
  const value = field?.value || (valueOf(entry, "withdrawn") === "yes" ? "withdrawn" : "");
  return field?.choices?.find((choice) => choice.value === value)?.label ?? value;
}

/**
 * @param {string} meeting
 * @param {() => import("./types.js").MeetingRow|undefined} row
 * @param {import("./form.js").Form} form
 */
export function itemHead(meeting, row, form) {
  const element = h("div", { class: "item-head" });
  /** @type {Entry|undefined} */
  let entry;
  const attaching = attach(meeting, () => /** @type {Entry} */ (entry), form);

  const told = () => {
    if (!entry) return;
    const file = String(valueOf(entry, "case") ?? "");
    const found = row()?.cases.find((one) => one.file === file || one.file === `${file}.yaml`);
    const subject = found?.subject || String(valueOf(entry, "subject") || valueOf(entry, "heading") || entry.title || file);
    const number = String(valueOf(entry, "number") || found?.number || "");
    const material = String(valueOf(entry, "material") || found?.material || "");
    const status = statusOf(entry);
    const next = JSON.stringify([file, subject, number, material, status, found]);
    if (element.dataset.told === next) return;
    element.dataset.told = next;
    fill(element, h("span", { class: "item-number" }, number || word("page-no-number")), h("span", { class: "item-material" }, material),
      h("span", { class: "item-subject" }, found ? h("a", { href: `#/${encodeURIComponent(meeting)}/${encodeURIComponent(found.file)}` }, subject) : subject),
      h("span", { class: "item-marks" }, ...(found?.kinds ?? []).flatMap((kind) => [h("span", { class: "mark kind" }, kind), " "]),
        (found?.closed || valueOf(entry, "open") === "非公開") && h("span", { class: "mark closed" }, word("page-closed")), " ",
        status && h("span", { class: "mark" }, status), " ", ...(found ? standing(found) : [])), attaching);
  };
  return {
    element,
    told,
    update(/** @type {Entry} */ now) {
      entry = now;
      told();
    },
  };
}

/**
 * A PDF that is chosen is put beside the meeting's file, and named at its item.
 * @param {string} meeting
 * @param {() => Entry} entry
 * @param {import("./form.js").Form} form
 */
function attach(meeting, entry, form) {
  const input = h("input", { type: "file", accept: "application/pdf,.pdf", class: "unseen", "data-own": true, change: async () => {
    const file = input.files?.[0];
    if (!file) return;
    try {
      await postBytes("/api/attach", { meeting, name: file.name }, file);
      const list = entry().children.find((child) => child.at.endsWith("/attachments"));
      const index = list?.items?.length ?? 0;
      await form.step(() => ({ at: `${entry().at}/attachments`, was: null, to: { add: { subject: file.name.replace(/\.pdf$/i, ""), file: file.name }, index } }));
    } catch (error) {
      trouble(error instanceof Refusal ? error.message : word("page-gone"));
    }
    input.value = "";
  } });
  return h("label", { class: "attach" }, word("page-attach"), input);
}
