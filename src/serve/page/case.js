// @ts-check
// A case: summary and form at the left, the paper at the right, the lines of the file below.
import { post } from "./api.js";
import { ask } from "./dialog.js";
import { button, h } from "./dom.js";
import { Editor } from "./editor.js";
import { nameOf } from "./frame.js";
import { handOver } from "./files.js";
import { Paper } from "./paper.js";
import { setPlace } from "./top.js";
import { word } from "./words.js";

/**
 * @param {HTMLElement} main
 * @param {string} meeting
 * @param {string} file
 */
export async function showCase(main, meeting, file) {
  const view = await Editor.load(meeting, file);
  const title = h("h1", {});
  const name = () => {
    const subject = view.form.find((/** @type {any} */ field) => field.at === "/subject");
    return String((editor?.view.form.find((field) => field.at === "/subject") ?? subject)?.value || file.replace(/\.yaml$/, "")).replace(/〔「(.*?)」を確かめてください〕/g, "$1");
  };
  const told = () => {
    title.textContent = name();
    const around = (editor?.view ?? view).meetingTitle || meeting;
    setPlace([{ text: word("page-meetings"), href: "#" }, { text: around, href: `#/${encodeURIComponent(meeting)}` }, { text: name() }],
      () => editor?.unsent() ?? false, () => editor?.form.saver.again());
  };
  /** @type {Editor|undefined} */
  let editor = undefined;
  const paper = new Paper(meeting, file, (at) => editor?.form.focusAt(at), (at) => (editor ? nameOf(editor.form, at) : ""));
  editor = new Editor(view, (now) => {
    told();
    paper.found(now.findings);
    paper.refresh();
  });
  paper.found(view.findings);
  told();
  const handing = button(word("page-hand-over"), () => handOver(meeting, file, () => editor?.form.saver.flushed()));
  const removing = button(word("page-remove-case"), async () => {
    const act = () => post("/api/remove", { meeting, file }).then(() => null, (/** @type {Error} */ error) => error.message);
    if (await ask(word("page-remove-case"), [h("p", {}, word("page-remove-case-why", { subject: name() }))], word("page-remove-case-do"), act)) {
      location.hash = `#/${encodeURIComponent(meeting)}`;
    }
  });
  const closing = button(word("page-choose-closed"), () => {
    const shows = editor?.form.element.classList.toggle("shows-closing") ?? false;
    closing.setAttribute("aria-pressed", String(shows));
  }, { "aria-pressed": "false" });
  editor.tools.append(closing, editor.standing.back, handing, removing);
  // Done or a draft is said above, by buttons that ask.
  editor.form.arrange = (fields) => fields.filter((field) => field.at !== "/draft");
  editor.form.paint();
  editor.show();
  const left = h("div", { class: "left" }, title, h("p", { class: "file-name" }, word("page-file-name", { meeting, file })), editor.standing.element, editor.tools,
    editor.summary, editor.form.element, editor.differences.element, editor.lines.element);
  main.replaceChildren(h("div", { class: "split" }, left, paper.element));
  const holdsFocus = (/** @type {Event} */ event) => {
    const at = /** @type {HTMLElement} */ (event.target).closest?.("[data-at]")?.getAttribute("data-at") ?? null;
    paper.light(at);
    paper.reveal();
  };
  editor.form.element.addEventListener("focusin", holdsFocus);
  main.addEventListener("arrive", (event) => editor?.form.focusAt(/** @type {CustomEvent<string>} */ (event).detail));
  paper.refresh();
  return () => {
    editor?.close();
    paper.close();
  };
}
