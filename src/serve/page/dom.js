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
 * @param {...(Node|string|null|undefined|false)} children
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
 * What a double click does once: by its second half something else stands under the mouse.
 * @param {() => void} press
 * @returns {(event: Event) => void}
 */
export function once(press) {
  return (event) => {
    if (/** @type {MouseEvent} */ (event).detail < 2) press();
  };
}

/**
 * Fills an element anew. Whoever was at a link of it is at the same link again.
 * @param {HTMLElement} room
 * @param {...(Node|string|null|undefined|false)} children
 */
export function refill(room, ...children) {
  const held = room.contains(document.activeElement) ? document.activeElement?.getAttribute("href") : null;
  fill(room, ...children);
  if (held) /** @type {HTMLElement|null} */ (room.querySelector(`a[href="${CSS.escape(held)}"]`))?.focus({ preventScroll: true });
}

/**
 * Puts elements into their order. The one that somebody is in stays where it is: what is moved loses the focus.
 * @param {Element} room
 * @param {HTMLElement[]} elements
 */
export function order(room, elements) {
  if (elements.every((one, index) => room.children[index] === one)) return;
  const held = elements.findIndex((one) => one.contains(document.activeElement));
  elements.forEach((one, index) => {
    if (index < held) room.insertBefore(one, elements[held]);
    else if (index > held) room.append(one);
  });
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
