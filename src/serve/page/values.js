// @ts-check
// Values of the file as the page compares them.

/**
 * @param {any} one
 * @param {any} other
 * @returns {boolean}
 */
export function same(one, other) {
  const blank = (/** @type {any} */ value) => value === null || value === undefined || value === "" || (Array.isArray(value) && value.length === 0);
  return (blank(one) && blank(other)) || JSON.stringify(one) === JSON.stringify(other);
}

/**
 * Which old entry each new one is: those at the beginning and the end that stayed, between them those that say the same, and of the
 * others one after the other.
 * @param {string[]} old
 * @param {string[]} now
 * @returns {(number|null)[]}
 */
export function align(old, now) {
  let start = 0;
  while (start < old.length && start < now.length && old[start] === now[start]) start += 1;
  let end = 0;
  while (end < old.length - start && end < now.length - start && old[old.length - 1 - end] === now[now.length - 1 - end]) end += 1;
  /** @type {(number|undefined)[]} */
  const rest = old.map((_, index) => index).slice(start, old.length - end);
  const take = (/** @type {number} */ at) => (at < 0 ? undefined : rest.splice(at, 1)[0]);
  const found = now.map((key, index) => {
    if (index < start) return index;
    if (index >= now.length - end) return index - now.length + old.length;
    return take(rest.findIndex((one) => old[/** @type {number} */ (one)] === key));
  });
  return found.map((one) => one ?? rest.shift() ?? null);
}

/**
 * What stands in a text: nothing is null.
 * @param {string} text
 * @returns {string|null}
 */
export function textOf(text) {
  return text === "" ? null : text;
}

/** @param {string} text */
export function linesOf(text) {
  return text.split("\n").map((line) => line.trim()).filter((line) => line !== "");
}

/**
 * Field names out of what was copied from a table or a text: cells, bullets and numbers are taken off.
 * @param {string} text
 */
export function pastedNames(text) {
  const cells = text.includes("\n") || text.includes("\t") ? cellsOf(text) : splitNames(text);
  return cells.map((cell) => cell.replace(/^\s*(?:[・●○■□◆◇*-]|[(（]?[0-9０-９]{1,3}(?:[)）.．、]|\s)|[①-⑳])\s*/u, "").replace(/\s+/gu, " ").trim())
    .filter((cell) => cell !== "");
}

/** A copied cell that holds a line break stands in quotes. @param {string} text */
function cellsOf(text) {
  const cells = text.replaceAll("\r\n", "\n").match(/"(?:[^"]|"")*"(?=[\t\n]|$)|[^\t\n]+/g) ?? [];
  return cells.map((cell) => (cell.startsWith('"') && cell.endsWith('"') && cell.length > 1 ? cell.slice(1, -1).replaceAll('""', '"') : cell));
}

/** 、 outside brackets separates. @param {string} text */
export function splitNames(text) {
  const names = [""];
  let depth = 0;
  for (const letter of text) {
    if ("（(「『［[｛{【".includes(letter)) depth += 1;
    if ("）)」』］]｝}】".includes(letter)) depth -= 1;
    if ((letter === "、" || letter === "，") && depth <= 0) names.push("");
    else names[names.length - 1] += letter;
  }
  return names;
}
