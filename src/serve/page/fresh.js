// @ts-check
// New meetings and cases: from nothing, or from what was there last time.
import { Refusal, post } from "./api.js";
import { ask, asked } from "./dialog.js";
import { h } from "./dom.js";
import { word } from "./words.js";

/** @typedef {import("./types.js").MeetingRow} MeetingRow */

/**
 * @param {object} body
 * @returns {Promise<string|null>} why not
 */
async function make(body) {
  try {
    const made = await post("/api/new", body);
    const file = made.file && made.file !== "meeting.yaml" ? `/${encodeURIComponent(made.file)}` : "";
    location.hash = `#/${encodeURIComponent(made.meeting)}${file}`;
    return null;
  } catch (error) {
    return error instanceof Refusal ? error.message : word("page-gone");
  }
}

/**
 * @param {MeetingRow[]} meetings
 * @param {import("./types.js").Choice[]} councils
 */
export function newMeeting(meetings, councils) {
  const name = h("input", { class: "input", type: "text", autocomplete: "off" });
  const from = h("select", { class: "input" }, h("option", { value: "" }, word("page-from-nothing")),
    ...[...meetings].reverse().map((one) => h("option", { value: one.meeting }, `${one.meeting}　${one.title}`)));
  const council = h("select", { class: "input" }, ...councils.map((one) => h("option", { value: one.value }, one.label)));
  const latest = [...meetings].reverse().find((one) => one.council)?.council;
  if (latest && councils.some((one) => one.value === latest)) council.value = latest;
  from.addEventListener("change", () => {
    council.disabled = from.value !== "";
  });
  const act = () => name.value.trim() === "" ? Promise.resolve(word("page-file-needs-name")) : make({ meeting: name.value.trim(), ...(from.value ? { from: { meeting: from.value } } : council.value ? { council: council.value } : {}) });
  return ask(word("page-new-meeting"), [asked(word("page-folder"), name, word("page-folder-help")), councils.length > 1 && asked(word("page-council"), council, word("page-council-help")), asked(word("page-from-meeting"), from, word("page-from-help"))], word("page-make"), act);
}

/**
 * @param {string} meeting
 * @param {MeetingRow[]} meetings
 */
export function newCase(meeting, meetings) {
  const kinds = meetings.find((one) => one.meeting === meeting)?.kinds ?? [];
  const name = h("input", { class: "input", type: "text", autocomplete: "off" });
  const kind = h("select", { class: "input" }, h("option", { value: "" }, word("page-every-kind")), ...kinds.map((one) => h("option", { value: one.value }, one.label)));
  const earlier = [...meetings].reverse().flatMap((one) => one.cases.filter((each) => !each.broken).map((each) => ({ meeting: one.meeting, file: each.file, subject: each.subject })));
  const from = h("select", { class: "input" }, h("option", { value: "" }, word("page-from-nothing")),
    ...earlier.map((one, index) => h("option", { value: String(index) }, `${one.meeting}　${one.subject || one.file}`)));
  // What is copied has its kind.
  from.addEventListener("change", () => {
    kind.disabled = from.value !== "";
  });
  const act = () => {
    const copied = from.value === "" ? undefined : earlier[Number(from.value)];
    const file = `${name.value.trim().replace(/\.yaml$/, "")}.yaml`;
    if (file === ".yaml") return Promise.resolve(word("page-file-needs-name"));
    return make({ meeting, file, ...(copied ? { from: { meeting: copied.meeting, file: copied.file } } : kind.value ? { kind: kind.value } : {}) });
  };
  return ask(word("page-new-case"), [asked(word("page-file-to-be"), name, word("page-file-help")), kinds.length > 0 && asked(word("page-kind"), kind, word("page-kind-help")),
    asked(word("page-from-case"), from, word("page-from-help"))], word("page-make"), act);
}
