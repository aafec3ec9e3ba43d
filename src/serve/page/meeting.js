// @ts-check
// A meeting: its items at a glance, what stops the bundle, the papers, and everything that its file may say.
import { button, h, refill } from "./dom.js";
import { Editor } from "./editor.js";
import { nameOf } from "./frame.js";
import { stopping } from "./stops.js";
import { on } from "./events.js";
import { Building } from "./building.js";
import { newCase } from "./fresh.js";
import { itemHead } from "./items.js";
import { Paper } from "./paper.js";
import { listed, standing } from "./meetings.js";
import { setPlace } from "./top.js";
import { word } from "./words.js";

/** @typedef {import("./types.js").MeetingRow} MeetingRow */

/**
 * @param {HTMLElement} main
 * @param {string} meeting
 */
export async function showMeeting(main, meeting) {
  let isOpen = true;
  const list = () => listed(() => isOpen, () => load().catch(() => {}));
  const [view, first] = await Promise.all([Editor.load(meeting, "meeting.yaml"), list()]);
  /** @type {import("./types.js").Workspace} */
  let workspace = first;
  const rowOf = () => workspace.meetings.find((one) => one.meeting === meeting);
  /** @type {Editor|undefined} */
  let editor = undefined;
  const paper = new Paper(meeting, "meeting.yaml", (at) => {
    // A text of a case leads into its file.
    const [, file, field] = /^(.*\.yaml)#(\/.*)$/.exec(at) ?? [];
    if (file) location.hash = `#/${[meeting, file, field].map(encodeURIComponent).join("/")}`;
    else editor?.form.focusAt(at);
  }, (at) => (editor ? nameOf(editor.form, at) : ""));
  editor = new Editor(view, (now) => {
    told();
    paper.found(now.findings);
    if (preview.open) paper.refresh();
  });
  paper.found(view.findings);
  const form = editor.form;
  const heads = new Set();
  form.entryHead = (field) => {
    if (field.kind !== "items") return null;
    const head = itemHead(meeting, rowOf, form);
    heads.add(head);
    return head;
  };
  form.arrange = (fields) => [...fields.filter((field) => field.kind === "items"), ...fields.filter((field) => field.kind !== "items")];
  form.paint();
  editor.show();
  const title = h("h1", {});
  const stops = h("section", { class: "summary", "aria-label": word("page-stops") });
  const unlisted = h("div", { class: "notices" });
  const building = new Building(meeting, workspace, () => {
    const row = rowOf();
    return row ? stopping(row, editor?.view.form.find((field) => field.at === "/items")?.items?.length ?? 0) : [];
  }, (name) => rowOf()?.cases.find((one) => one.file === `${name}.yaml`)?.subject || name);
  const preview = h("details", { class: "file-lines" }, h("summary", {}, word("page-bundle-preview")), paper.element);
  preview.addEventListener("toggle", () => preview.open && paper.refresh());
  const told = () => {
    const row = rowOf();
    const name = String(editor?.view.form.find((field) => field.at === "/title")?.value || row?.title || meeting);
    title.textContent = name;
    setPlace([{ text: word("page-meetings"), href: "#" }, { text: name }], () => editor?.unsent() ?? false, () => editor?.form.saver.again());
    if (!row) return;
    const items = editor?.view.form.find((field) => field.at === "/items");
    const reasons = stopping(row, items?.items?.length ?? 0);
    stops.className = `summary ${reasons.length > 0 ? "warning" : row.unchecked ? "" : "fine"}`;
    const nothing = row.unchecked ? word("page-checking") : word("page-stops-nothing");
    refill(stops, h("h2", {}, reasons.length > 0 ? word("page-stops") : nothing), reasons.length > 0 && h("ul", {}, ...reasons));
    const listed = JSON.stringify(editor?.view.form.find((field) => field.at === "/items") ?? "");
    const missing = row.cases.filter((one) => !listed.includes(one.file) && !listed.includes(`"${one.file.replace(/\.yaml$/, "")}"`));
    const all = !items?.items?.length;
    const lists = async () => {
      for (const one of missing) await form.step(() => ({ at: "/items", was: null, to: { add: { case: one.file }, index: editor?.view.form.find((field) => field.at === "/items")?.items?.length ?? 0 } }));
    };
    refill(unlisted, missing.length > 0 && h("section", { class: "note-box" }, h("h2", {}, all ? word("page-unlisted-all") : word("page-unlisted")),
      h("ul", {}, ...missing.map((one) => h("li", {}, h("a", { href: `#/${encodeURIComponent(meeting)}/${encodeURIComponent(one.file)}` }, one.subject || one.file), " ", ...standing(one)))),
      items && button(all ? word("page-list-all") : word("page-list-missing"), lists)));
    for (const head of heads) head.told();
  };
  const load = async () => {
    workspace = await list();
    told();
  };
  told();
  const offs = [on("workspace", () => load().catch(() => {})), on("file", () => load().catch(() => {}))];
  const adding = button(word("page-new-case"), () => newCase(meeting, workspace.meetings), { class: "button primary" });
  editor.tools.prepend(adding);
  main.replaceChildren(h("div", { class: "split meeting" }, h("div", { class: "left" }, title, h("p", { class: "file-name" }, word("page-file-name", { meeting, file: "meeting.yaml" })),
    editor.standing.element, editor.tools, stops, unlisted, editor.summary, form.element, editor.differences.element, editor.lines.element), h("aside", { class: "right" }, building.element, preview)));
  main.addEventListener("arrive", (event) => form.focusAt(/** @type {CustomEvent<string>} */ (event).detail));
  building.papers.load();
  return () => {
    isOpen = false;
    editor?.close();
    paper.close();
    building.close();
    offs.forEach((off) => off());
  };
}
