// @ts-check
// Whether somebody is in the middle of a word. Nothing is saved, painted or announced in it before the word is finished.

/** @type {Set<EventTarget>} */
const open = new Set();
/** @type {(() => void)[]} */
let waiting = [];

function settle() {
  if (open.size > 0) return;
  const now = waiting;
  waiting = [];
  for (const run of now) run();
}

/**
 * @param {EventTarget|null} control
 */
export function isComposing(control) {
  return control !== null && open.has(control);
}

/**
 * Runs now, or when the word is finished.
 * @param {() => void} run
 */
export function whenSettled(run) {
  if (open.size === 0) run();
  else waiting.push(run);
}

/**
 * Tells of every pause in typing, and of the end of each word. Some input methods never end one: leaving the control does.
 * @param {HTMLElement} root
 * @param {(control: HTMLElement, left: boolean) => void} typed
 */
export function watch(root, typed) {
  const target = (/** @type {Event} */ event) => /** @type {HTMLElement} */ (event.target);
  const end = (/** @type {Event} */ event, /** @type {boolean} */ left) => {
    const composed = open.delete(target(event));
    typed(target(event), left);
    if (composed) settle();
  };
  root.addEventListener("compositionstart", (event) => open.add(target(event)));
  root.addEventListener("compositionend", (event) => end(event, false));
  root.addEventListener("focusout", (event) => end(event, true));
  root.addEventListener("input", (event) => {
    if (/** @type {InputEvent} */ (event).isComposing) open.add(target(event));
    typed(target(event), false);
  });
}

/** Another view is shown: whatever was open is gone. */
export function forget() {
  open.clear();
  waiting = [];
}
