// @ts-check
// A question over the page: the browser's own dialog keeps the focus and gives it back.
import { button, h } from "./dom.js";
import { word } from "./words.js";

/**
 * @param {string} title
 * @param {(Node|string|null|false)[]} body
 * @param {string} yes
 * @param {() => Promise<string|null>} [act] what is done; a sentence where it cannot be
 * @returns {Promise<boolean>}
 */
export function ask(title, body, yes, act) {
  return new Promise((answer) => {
    const wrong = h("p", { class: "refused", role: "alert", hidden: true });
    const take = button(yes, async () => {
      take.disabled = true;
      const why = (await act?.()) ?? null;
      take.disabled = false;
      wrong.hidden = why === null;
      wrong.textContent = why ?? "";
      if (why === null) dialog.close("yes");
    }, { class: "button primary" });
    const heading = h("h2", { id: "dialog-title" }, title);
    const dialog = h("dialog", { class: "dialog", "aria-labelledby": "dialog-title" }, heading, ...body, wrong,
      h("div", { class: "buttons" }, take, button(word("page-cancel"), () => dialog.close(""))));
    dialog.addEventListener("close", () => {
      dialog.remove();
      answer(dialog.returnValue === "yes");
    });
    document.body.append(dialog);
    dialog.showModal();
  });
}

/**
 * A labelled control of a dialog.
 * @param {string} label
 * @param {HTMLElement} control
 * @param {string} [help]
 */
export function asked(label, control, help) {
  return h("label", { class: "asked" }, h("span", { class: "label-text" }, label), help && h("span", { class: "help" }, help), control);
}
