// One job of a workflow: its steps in a machine of their own.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { action } from "./actions.mjs";
import { entries, holds, text, value, variables } from "./expressions.mjs";
import { started } from "./shell.mjs";

/** Runs a job. Returns its result, outputs, summary and log. */
export async function runJob(run, template, contexts) {
    const machine = mkdtempSync(join(tmpdir(), "runner."));
    const made = Object.fromEntries(["folder", "home", "files"].map((name) => [name, join(machine, name)]));
    for (const folder of Object.values(made)) mkdirSync(folder);
    const writes = template.permissions?.contents === "write";
    const token = run.tokens.issue(writes);
    const github = { ...contexts.github, token };
    const job = { ...run, ...made, github, checkoutToken: run.tokens.issue(false, true), system: system(run, made.home) };
    const state = { ...contexts, github, steps: {}, env: {}, runner: { os: "Linux", arch: "X64", temp: machine } };
    state.env = { ...variables(run.env, state) };
    state.env = { ...state.env, ...variables(template.env, state) };
    const outcome = { result: "success", outputs: {}, summary: "", log: "" };
    const path = [];
    const last = [];
    for (const step of template.steps) {
        const status = { succeeded: outcome.result === "success", failed: outcome.result === "failure" };
        if (!holds(step.if, state, status)) {
            state.steps[step.id] = { outputs: {}, outcome: "skipped", conclusion: "skipped" };
            continue;
        }
        const ended = await runStep(job, step, state, path, last);
        state.steps[step.id] = { outputs: ended.outputs, outcome: ended.result, conclusion: ended.result };
        outcome.log += ended.log;
        outcome.summary += ended.summary;
        if (ended.result === "failure") outcome.result = "failure";
    }
    // What an action does at the end, it does where the job succeeded.
    if (outcome.result === "success") for (const save of last.reverse()) await save();
    outcome.outputs = variables(template.outputs, state);
    rmSync(machine, { recursive: true });
    return outcome;
}

/** The variables that the machine itself has. */
function system(run, home) {
    const config = join(home, ".gitconfig");
    writeFileSync(config, `[url "${run.server}/"]\n\tinsteadOf = ${run.github.server_url}/\n` + (run.autocrlf ? "[core]\n\tautocrlf = true\n" : ""));
    return { PATH: process.env.PATH, HOME: home, LANG: "C.UTF-8", GIT_CONFIG_GLOBAL: config, GIT_CONFIG_NOSYSTEM: "1" };
}

async function runStep(job, step, state, path, last) {
    const env = { ...state.env, ...variables(step.env, state) };
    const contexts = { ...state, env };
    const ended = { result: "success", outputs: {}, summary: "", log: "" };
    if (step.uses) {
        const inputs = Object.fromEntries(entries(step.with ?? []).map(([name, token]) => [name, text(value(token, contexts))]));
        try {
            const save = await action(job, step.uses.value, inputs);
            if (save) last.push(save);
        } catch (error) {
            ended.log += `##[error]${error.message}\n`;
            ended.result = "failure";
        }
        return ended;
    }
    const files = Object.fromEntries(["ENV", "OUTPUT", "PATH", "STEP_SUMMARY"].map((name) => [name, join(job.files, `${name}-${step.id}`)]));
    for (const file of Object.values(files)) writeFileSync(file, "");
    const script = join(job.files, `${step.id}.sh`);
    writeFileSync(script, text(value(step.run, contexts)));
    if (step.shell !== "bash") throw new Error(`${step.id}: a shell without pipefail: ${step.shell}`);
    const given = { ...job.system, ...own(job, files), ...env, PATH: [...path.toReversed(), job.system.PATH].join(":") };
    const { status, log } = await started("bash", ["--noprofile", "--norc", "-eo", "pipefail", script], { cwd: job.folder, env: given });
    ended.log = log.replaceAll(job.github.token, "***");
    if (ended.log !== log) throw new Error(`${step.id} shows the token`);
    if (status !== 0) ended.result = "failure";
    const said = (name) => readFileSync(files[name], "utf8");
    if (said("ENV")) throw new Error("variables of GITHUB_ENV are not known here");
    path.push(...said("PATH").split("\n").filter(Boolean));
    ended.outputs = outputs(said("OUTPUT"));
    ended.summary = said("STEP_SUMMARY");
    return ended;
}

/** The variables that GitHub gives to a step. */
function own(job, files) {
    const { github } = job;
    const named = ["ref", "ref_name", "sha", "repository", "server_url", "event_name", "run_id", "workflow", "base_ref", "head_ref"];
    const variables = Object.fromEntries(named.map((name) => [`GITHUB_${name.toUpperCase()}`, text(github[name])]));
    const written = Object.fromEntries(Object.entries(files).map(([name, file]) => [`GITHUB_${name}`, file]));
    return { CI: "true", GITHUB_ACTIONS: "true", GITHUB_WORKSPACE: job.folder, RUNNER_OS: "Linux", RUNNER_TEMP: job.files, ...variables, ...written };
}

/** The outputs that a step wrote: one a line. */
function outputs(said) {
    const pairs = said.split("\n").filter(Boolean).map((line) => {
        const equals = line.indexOf("=");
        if (equals < 1) throw new Error(`Invalid format '${line}'`);
        return [line.slice(0, equals), line.slice(equals + 1)];
    });
    return Object.fromEntries(pairs);
}
