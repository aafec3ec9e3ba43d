// The values that a workflow writes, with its expressions evaluated.
import { Evaluator, Lexer, Parser, data } from "./packages.mjs";

const CONTEXTS = ["github", "env", "vars", "secrets", "needs", "strategy", "matrix", "steps", "job", "runner", "inputs"];

const statuses = ({ succeeded, failed }) => {
    const status = (name, value) => ({ name, minArgs: 0, maxArgs: 0, call: () => new data.BooleanData(value) });
    return [status("success", succeeded), status("failure", failed), status("always", true), status("cancelled", false)];
};

/** What an expression is, in some contexts and a status of what ran before. */
export function evaluated(expression, contexts, status = { succeeded: true, failed: false }) {
    const functions = statuses(status);
    const tree = new Parser(new Lexer(expression).lex().tokens, CONTEXTS, functions).parse();
    const known = JSON.parse(JSON.stringify(contexts), data.reviver);
    const result = new Evaluator(tree, known, new Map(functions.map((known) => [known.name, known]))).evaluate();
    return JSON.parse(JSON.stringify(result, data.replacer));
}

/** Whether a condition holds. */
export function holds(token, contexts, status) {
    return Boolean(evaluated(token.expression, contexts, status));
}

/** What a token of a workflow says: texts, lists and mappings with all expressions evaluated. */
export function value(token, contexts) {
    if (token === undefined || token === null) return undefined;
    if (token.expression !== undefined) return evaluated(token.expression, contexts);
    if (token.isScalar) return token.value;
    if (typeof token.assertMapping === "function" && token.templateTokenType === 2) {
        return Object.fromEntries(entries(token).map(([key, inner]) => [key, value(inner, contexts)]));
    }
    return [...token].map((inner) => value(inner, contexts));
}

/** The pairs of a mapping that a workflow writes. */
export function entries(token) {
    return [...token].map((pair) => [pair.key.value, pair.value]);
}

/** A value as the text that a variable of the environment gets. */
export function text(value) {
    if (value === null || value === undefined) return "";
    return typeof value === "object" ? JSON.stringify(value) : String(value);
}

/** The variables that an `env` block gives. */
export function variables(token, contexts) {
    return Object.fromEntries(Object.entries(value(token, contexts) ?? {}).map(([name, said]) => [name, text(said)]));
}
