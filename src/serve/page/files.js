// @ts-check
// Files that leave the page.
import { Refusal, getBlob } from "./api.js";
import { ask } from "./dialog.js";
import { h } from "./dom.js";
import { word } from "./words.js";

/**
 * @param {Blob} blob
 * @param {string} name
 */
export function save(blob, name) {
  const url = URL.createObjectURL(blob);
  h("a", { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/**
 * Whoever shares the folder has the case already; for others it goes into one file with its papers.
 * @param {string} meeting
 * @param {string} file
 * @param {() => Promise<void>|undefined} flushed
 */
export async function handOver(meeting, file, flushed) {
  const act = async () => {
    try {
      await flushed();
      save(await getBlob("/api/hand-over", { meeting, file }), `${file.replace(/\.yaml$/, "")}.zip`);
      return null;
    } catch (error) {
      return error instanceof Refusal ? error.message : word("page-gone");
    }
  };
  await ask(word("page-hand-over"), [h("p", {}, word("page-hand-over-shared")), h("p", {}, word("page-hand-over-zip"))], word("page-hand-over-do"), act);
}

/**
 * A PDF opens beside the page.
 * @param {Blob} blob
 * @param {string} name
 */
export function showPdf(blob, name) {
  const url = URL.createObjectURL(new File([blob], name.slice(name.lastIndexOf("/") + 1), { type: "application/pdf" }));
  h("a", { href: url, target: "_blank", rel: "noopener" }).click();
  setTimeout(() => URL.revokeObjectURL(url), 600_000);
}

/**
 * The true PDF of a document, in the bytes that a build would write now.
 * @param {Record<string, string|undefined>} question names the document
 * @param {(why: string) => void} told
 */
export async function openPdf(question, told) {
  try {
    // A question of its own: it takes no page from whoever looks at them.
    const asker = `${question.asker}-pdf`;
    showPdf(await getBlob("/api/pdf", { ...question, asker }), `${question.document}.pdf`);
  } catch (error) {
    told(error instanceof Refusal ? error.message : word("page-gone"));
  }
}
