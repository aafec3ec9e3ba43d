// Runs a workflow of a commit as GitHub would, step by step, and prints what came of it as JSON.
//
// On standard input: { root, repository, workflow, event, ref, sha, run, state, base?, vars?, refuses?, autocrlf?, hold? }
// - `root` the folder of the bare repository `repository`.git; `state` where caches and artifacts are kept between runs
// - `refuses` whether the server turns away the tokens of jobs; `hold` { job, reached, released }: a job that waits for a file
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { holds, text, value } from "./expressions.mjs";
import { runJob } from "./jobs.mjs";
import { serve } from "./server.mjs";
import { must } from "./shell.mjs";
import { isStarted, read } from "./workflow.mjs";

const asked = JSON.parse(readFileSync(0, "utf8"));
const bare = join(asked.root, `${asked.repository}.git`);
const git = (...words) => must("git", ["--git-dir", bare, ...words], { env: process.env });

/** The tokens of this run's jobs, and what each may do. */
function tokens() {
    const known = new Map();
    const issue = (writes, isRunner = false) => {
        const token = `ghs_${asked.run}_${known.size}`;
        known.set(token, { writes, isRunner });
        return token;
    };
    const may = (token, writes) => {
        const found = known.get(token);
        if (!found || (asked.refuses && !found.isRunner)) return 401;
        return writes && !found.writes ? 403 : 200;
    };
    return { issue, may };
}

/** What came of the jobs that a job needs, and of those that these need. */
function status(job, template, jobs) {
    const above = (name) => {
        const needs = (template.jobs.find((one) => one.id.value === name).needs ?? []).map((need) => need.value);
        return [...needs, ...needs.flatMap(above)];
    };
    const results = above(job.id.value).map((name) => jobs[name].result);
    return { succeeded: results.every((result) => result === "success"), failed: results.includes("failure") };
}

/** The values that a matrix gives to each of its jobs. */
function matrix(job, contexts) {
    if (!job.strategy) return [{}];
    const { matrix, ...rest } = value(job.strategy, contexts);
    if (rest["fail-fast"] !== false) throw new Error("one wrong meeting would stop the others");
    const [[name, values]] = Object.entries(matrix);
    if (values.length === 0) throw new Error("Matrix vector does not contain any values");
    if (values.length > 256) throw new Error("a matrix has at most 256 jobs");
    return values.map((one) => ({ [name]: one }));
}

async function wait(job) {
    if (asked.hold?.job !== job) return;
    writeFileSync(asked.hold.reached, "");
    while (!existsSync(asked.hold.released)) await new Promise((goes) => setTimeout(goes, 50));
}

/** Runs the jobs in the order in which they are written, those of a matrix two at a time. */
async function runAll(run, template, contexts) {
    const jobs = {};
    const started = [];
    for (const job of template.jobs) {
        const id = job.id.value;
        const needs = Object.fromEntries((job.needs ?? []).map((need) => [need.value, { result: jobs[need.value].result, outputs: jobs[need.value].outputs }]));
        const known = { ...contexts, needs };
        jobs[id] = { result: "skipped", outputs: {} };
        if (!holds(job.if, known, status(job, template, jobs))) continue;
        await wait(id);
        const all = matrix(job, known);
        const ended = [];
        const worker = async () => {
            for (let one = all.shift(); one; one = all.shift()) {
                const outcome = await runJob(run, job, { ...known, matrix: one });
                ended.push(outcome);
                started.push({ id, name: text(value(job.name, known)), matrix: one, ...outcome });
            }
        };
        await Promise.all([worker(), worker()]);
        const result = ended.every((outcome) => outcome.result === "success") ? "success" : "failure";
        jobs[id] = { result, outputs: Object.assign({}, ...ended.map((outcome) => outcome.outputs)) };
    }
    return { jobs, started };
}

const content = await git("show", `${asked.sha}:${asked.workflow}`);
const message = await git("log", "-1", "--format=%B", asked.sha);
const template = await read(asked.workflow, content);
if (!isStarted(template, { ...asked, message })) {
    console.log(JSON.stringify({ result: null, started: [] }));
} else {
    const issued = tokens();
    const server = await serve(asked.root, issued.may);
    const artifacts = join(asked.state, "artifacts", String(asked.run));
    mkdirSync(artifacts, { recursive: true });
    const github = {
        server_url: "https://git.example.invalid",
        repository: asked.repository,
        workflow: template.name,
        event_name: asked.event,
        ref: asked.ref,
        ref_name: asked.ref.replace(/^refs\/(heads\/)?/, ""),
        sha: asked.sha,
        run_id: String(asked.run),
        base_ref: asked.base ?? "",
        event: {},
    };
    const contexts = { github, vars: asked.vars ?? {}, secrets: {}, strategy: {}, inputs: {}, job: {} };
    const run = { ...asked, env: template.env, server: server.address, tokens: issued, artifacts, github };
    try {
        const { jobs, started } = await runAll(run, template, contexts);
        const bad = Object.values(jobs).some((job) => job.result === "failure");
        console.log(JSON.stringify({ result: bad ? "failure" : "success", last: jobs.result?.result, started, artifacts }));
    } finally {
        server.stop();
    }
}
