// @ts-check
// What a screen reader says by itself: short, and at most once a pause.

let timer = 0;

/** @param {string} text */
export function announce(text) {
  clearTimeout(timer);
  timer = setTimeout(() => {
    const box = /** @type {HTMLElement} */ (document.getElementById("polite"));
    if (box.textContent !== text) box.textContent = text;
  }, 1200);
}
