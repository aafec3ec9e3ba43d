// A workflow read by GitHub's own parser: what starts it, its jobs, and what the parser leaves out.
import { entries } from "./expressions.mjs";
import { NoOperationTraceWriter, convertWorkflowTemplate, parseWorkflow } from "./packages.mjs";

const plain = (token) => (token === undefined ? undefined : JSON.parse(JSON.stringify(token.isScalar ? token.value : null)));

const field = (mapping, name) => (mapping === undefined ? undefined : entries(mapping).find(([key]) => key === name)?.[1]);

/** Reads a workflow; one that GitHub would refuse is an error. */
export async function read(name, content) {
    const parsed = parseWorkflow({ name, content }, new NoOperationTraceWriter());
    const refuse = (errors) => {
        if (errors.length > 0) throw new Error(errors.map((error) => error.message ?? error.Message).join("\n"));
    };
    refuse(parsed.context.errors.getErrors());
    const template = await convertWorkflowTemplate(parsed.context, parsed.value);
    refuse(parsed.context.errors.getErrors());
    refuse(template.errors ?? []);
    const root = parsed.value;
    const shell = plain(field(field(field(root, "defaults"), "run"), "shell"));
    for (const job of template.jobs) {
        const written = field(field(root, "jobs"), job.id.value);
        const steps = [...field(written, "steps")];
        job.permissions = Object.fromEntries(entries(field(written, "permissions")).map(([key, token]) => [key, token.value]));
        job.steps.forEach((step, index) => {
            step.with = field(steps[index], "with");
            step.shell = plain(field(steps[index], "shell")) ?? shell;
        });
    }
    return { ...template, name: plain(field(root, "name")) ?? name };
}

/** Whether an event starts it. */
export function isStarted({ events }, { event, ref, message }) {
    if (!(event in events)) return false;
    if (event !== "push") return true;
    return !/\[(skip ci|ci skip|no ci|skip actions|actions skip)\]/.test(message) && events.push.branches.includes(ref.replace("refs/heads/", ""));
}
