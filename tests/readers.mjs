// Reads PDFs as pdf.js (the reader of Firefox) does: a line of JSON for each, with the texts of its pages. usage:
// readers.mjs PACKAGE, names on standard input.

import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";

const folder = process.argv[2];
const { getDocument, VerbosityLevel } = await import(pathToFileURL(`${folder}/legacy/build/pdf.mjs`));

for await (const name of createInterface({ input: process.stdin })) {
    const data = new Uint8Array(readFileSync(name));
    const task = getDocument({ data, cMapUrl: `${folder}/cmaps/`, verbosity: VerbosityLevel.ERRORS });
    const pdf = await task.promise;
    const pages = [];
    for (let number = 1; number <= pdf.numPages; number++) {
        const page = await pdf.getPage(number);
        // What is searched and copied is the text itself: normalization would hide a letter for another one.
        const content = await page.getTextContent({ disableNormalization: true });
        pages.push(content.items.map((item) => item.str ?? "").join(""));
    }
    await task.destroy();
    console.log(JSON.stringify({ "pdf.js": pages }));
}
