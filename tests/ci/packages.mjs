// GitHub's own parser of workflows and evaluator of expressions, from the folder that the set-up of the tests fills.
import { readFileSync } from "node:fs";
import { registerHooks } from "node:module";
import { pathToFileURL } from "node:url";

// The packages import JSON without saying so, which Node refuses.
registerHooks({
    load(url, context, next) {
        if (!url.endsWith(".json")) return next(url, context);
        return { format: "module", shortCircuit: true, source: `export default ${readFileSync(new URL(url), "utf8")}` };
    },
});

const from = (name) => import(pathToFileURL(`${process.env.CI_PACKAGES}/node_modules/@actions/${name}/dist/index.js`));

export const { Evaluator, Lexer, Parser, data } = await from("expressions");
export const { NoOperationTraceWriter, convertWorkflowTemplate, parseWorkflow } = await from("workflow-parser");
