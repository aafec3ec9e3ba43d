// @ts-check
// Elements are made here, out of text alone: no markup is ever read from a string.

let last = 0;

/** An id that nothing else on the page has. */
export function freshId() {
  last += 1;
  return `n${last}`;
}

/**
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {Record<string, any>} [given] attributes; functions are listeners, false and null leave an attribute out
 * @param {...(Node|string|null|undefined|false)} children
 * @returns {HTMLElementTagNameMap[T]}
 */
export function h(tag, given = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(given)) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === "function") element.addEventListener(name, value);
    else if (name === "value") /** @type {any} */ (element).value = value;
    else element.setAttribute(name, value === true ? "" : String(value));
  }
  put(element, children);
  return element;
}

/**
 * @param {Element} parent
 * @param {(Node|string|null|undefined|false)[]} children
 */
export function put(parent, children) {
  parent.append(.../** @type {(Node|string)[]} */ (children.filter((child) => child || child === "")));
}

/**
 * @param {Element} parent
 * @param {...(Node|string|null|undefined|false)} children
 */
export function fill(parent, ...children) {
  parent.replaceChildren();
  put(parent, children);
}

/**
 * @param {string} text
 * @param {(event: Event) => void} press
 * @param {Record<string, any>} [given]
 */
export function button(text, press, given = {}) {
  return h("button", { type: "button", class: "button", click: press, ...given }, text);
}

/**
 * Keys are nobody's business while an input method has them.
 * @param {KeyboardEvent} event
 */
export function composes(event) {
  return event.isComposing || event.keyCode === 229;
}

/**
 * @param {string} text
 * @param {Record<string, any>} [given]
 */
export function link(text, given) {
  return h("a", given, text);
}

/** @param {Element} element */
export function holdsFocus(element) {
  return element.contains(document.activeElement);
}
