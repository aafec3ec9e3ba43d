// @ts-check
// All meetings, the next one first, with what stands in the way of each.
import { get } from "./api.js";
import { button, fill, h, refill } from "./dom.js";
import { on } from "./events.js";
import { newMeeting } from "./fresh.js";
import { setPlace, setState } from "./top.js";
import { word } from "./words.js";

/** @typedef {import("./types.js").MeetingRow} MeetingRow */

/**
 * The workspace at a glance. Of a large one the list comes first; what was found in it comes a moment later, to whoever still waits.
 * @param {() => boolean} waits
 * @param {() => void} again
 */
export async function listed(waits, again) {
  const workspace = await get("/api/workspace");
  if (!workspace.checked) {
    for (const meeting of workspace.meetings) for (const row of [meeting, ...meeting.cases]) row.unchecked = true;
    setTimeout(() => waits() && again(), 400);
  }
  return workspace;
}

/** @param {{errors: number, warnings: number, broken?: boolean, draft?: boolean, unchecked?: boolean}} row */
export function standing(row) {
  if (row.broken) return [h("span", { class: "mark error" }, word("page-broken"))];
  const marks = [];
  if (row.draft) marks.push(h("span", { class: "mark draft" }, word("page-draft")));
  if (row.errors > 0) marks.push(h("span", { class: "mark error" }, word("page-errors", { count: row.errors })));
  if (row.warnings > 0) marks.push(h("span", { class: "mark warning" }, word("page-warnings", { count: row.warnings })));
  if (row.unchecked) marks.push(h("span", { class: "mark" }, word("page-checking")));
  else if (marks.length === 0) marks.push(h("span", { class: "mark fine" }, word("page-no-findings")));
  return marks.flatMap((mark) => [mark, " "]);
}

/** @param {MeetingRow} meeting */
function row(meeting) {
  const drafts = meeting.cases.filter((one) => one.draft).length;
  const errors = meeting.errors + meeting.cases.reduce((sum, one) => sum + one.errors, 0);
  const warnings = meeting.warnings + meeting.cases.reduce((sum, one) => sum + one.warnings, 0);
  const broken = meeting.broken || meeting.cases.some((one) => one.broken);
  return h("tr", {},
    h("th", { scope: "row" }, h("a", { href: `#/${encodeURIComponent(meeting.meeting)}` }, meeting.title || meeting.meeting), h("span", { class: "sub" }, meeting.meeting)),
    h("td", { "data-label": word("page-date") }, meeting.date),
    h("td", { "data-label": word("page-council") }, meeting.council),
    h("td", { "data-label": word("page-cases"), class: "number" }, String(meeting.cases.length)),
    h("td", { "data-label": word("page-state") }, ...(meeting.held ? [h("span", { class: "mark" }, word("page-held")), " "] : []),
      ...(meeting.printed ? [h("span", { class: "mark" }, word("page-printed")), " "] : []),
      ...(drafts > 0 ? [h("span", { class: "mark draft" }, word("page-drafts", { count: drafts })), " "] : []), ...standing({ errors, warnings, broken, unchecked: meeting.unchecked })));
}

/** @param {HTMLElement} main */
export async function showMeetings(main) {
  setPlace([{ text: word("page-meetings") }], () => false, () => undefined);
  setState("");
  const body = h("tbody", {});
  const name = h("p", { class: "file-name" });
  const stops = h("div", {});
  /** @type {MeetingRow[]} */
  let meetings = [];
  /** @type {import("./types.js").Choice[]} */
  let councils = [];
  let isOpen = true;
  const load = async () => {
    const workspace = await listed(() => isOpen, () => load().catch(() => {}));
    meetings = workspace.meetings;
    councils = workspace.councils ?? [];
    name.textContent = word("page-workspace", { name: workspace.name, version: workspace.version });
    fill(stops, workspace.stops && h("div", { class: "note-box strong-box" }, ...[workspace.stops].flat().map((/** @type {any} */ one) => h("p", {}, typeof one === "string" ? one : one.why ?? one.message ?? ""))));
    refill(body, ...[...meetings].sort((one, other) => other.meeting.localeCompare(one.meeting)).map(row));
    if (meetings.length === 0) fill(body, h("tr", {}, h("td", { colspan: 5 }, word("page-no-meetings"))));
  };
  await load();
  const adding = button(word("page-new-meeting"), () => newMeeting(meetings, councils), { class: "button primary" });
  const head = ["page-meeting-title", "page-date", "page-council", "page-cases", "page-state"];
  main.replaceChildren(h("div", { class: "single" }, h("h1", {}, word("page-meetings")), name, stops, h("div", { class: "buttons" }, adding),
    h("table", { class: "table stacks" }, h("caption", { class: "unseen" }, word("page-meetings")), h("thead", {}, h("tr", {}, ...head.map((id) => h("th", { scope: "col" }, word(id))))), body)));
  const off = [on("workspace", () => load().catch(() => {})), on("file", () => load().catch(() => {})), on("back", () => load().catch(() => {}))];
  return () => {
    isOpen = false;
    off.forEach((stop) => stop());
  };
}
