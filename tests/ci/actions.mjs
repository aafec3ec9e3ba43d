// The actions that the workflow uses, as far as it uses them, each as strict as the real one.
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, matchesGlob, resolve } from "node:path";
import { must } from "./shell.mjs";

/** Fetches a commit, no deeper than is asked for. */
export async function checkout(job, inputs) {
    if (inputs["persist-credentials"] !== "false") throw new Error("the token would stay in the work tree");
    const depth = Number(inputs["fetch-depth"] ?? 1);
    const { github, folder } = job;
    const git = (...words) => must("git", words, { cwd: folder, env: job.system });
    await git("init", "--quiet", "--initial-branch", "runner");
    await git("remote", "add", "origin", `${github.server_url}/${github.repository}`);
    const header = `http.extraheader=AUTHORIZATION: basic ${Buffer.from(`x-access-token:${job.checkoutToken}`).toString("base64")}`;
    const branch = github.ref.replace(/^refs\/(heads\/)?/, "");
    const deep = depth === 0 ? [] : [`--depth=${depth}`];
    await git("-c", header, "fetch", "--quiet", "--no-tags", ...deep, "origin", `+${github.sha}:refs/remotes/origin/${branch}`);
    const place = github.ref.startsWith("refs/heads/") ? ["-B", branch] : ["--detach"];
    await git("checkout", "--quiet", "--force", ...place, `refs/remotes/origin/${branch}`);
}

/** The folder that a path of a cache or artifact means. */
const placed = (job, path) => (path.startsWith("~/") ? join(job.home, path.slice(2)) : resolve(job.folder, path));

const copied = async (from, to) => {
    mkdirSync(to, { recursive: true });
    await must("cp", ["-a", `${from}/.`, to], {});
};

/** Restores a cache. Returns what saves it at the end of a job that succeeds, if it is to be saved. */
export async function cache(job, inputs, saves) {
    const key = inputs.key;
    const others = (inputs["restore-keys"] ?? "").split("\n").filter(Boolean);
    for (const name of [key, ...others]) {
        if (name.includes(",")) throw new Error(`Key Validation Error: ${name} cannot contain commas.`);
        if (name.length > 512) throw new Error(`Key Validation Error: ${name} cannot be larger than 512 characters.`);
    }
    const index = join(job.state, "caches.json");
    const known = () => (existsSync(index) ? JSON.parse(readFileSync(index, "utf8")) : []);
    const refs = [job.github.ref, `refs/heads/${job.github.base_ref}`, "refs/heads/main"];
    const own = known().filter((one) => one.path === inputs.path && refs.includes(one.ref)).reverse();
    const exact = own.find((one) => one.key === key);
    const found = exact ?? others.map((other) => own.find((one) => one.key.startsWith(other))).find(Boolean);
    if (found) await copied(found.folder, placed(job, inputs.path));
    if (!saves || exact) return undefined;
    return async () => {
        const place = placed(job, inputs.path);
        if (!existsSync(place) || known().some((one) => one.key === key && one.ref === job.github.ref)) return;
        const folder = join(job.state, `cache-${known().length}`);
        await copied(place, folder);
        writeFileSync(index, JSON.stringify([...known(), { key, path: inputs.path, ref: job.github.ref, folder }]));
    };
}

const REFUSED = /["<>|*?\r\n:]/;

/** Keeps the files of a folder; those that are hidden stay where they are. */
export async function uploadArtifact(job, inputs) {
    const name = inputs.name;
    if (REFUSED.test(name) || /[\\/]/.test(name)) throw new Error(`The artifact name is not valid: ${name}`);
    if (!(Number(inputs["retention-days"]) >= 1)) throw new Error(`Invalid retention days: ${inputs["retention-days"]}`);
    const from = placed(job, inputs.path);
    const hidden = (path) => path.split("/").some((part) => part.startsWith("."));
    const all = existsSync(from) ? readdirSync(from, { recursive: true }) : [];
    const files = all.filter((path) => statSync(join(from, path)).isFile() && !hidden(path));
    if (files.length === 0) {
        if (inputs["if-no-files-found"] === "error") throw new Error(`No files were found with the provided path: ${inputs.path}`);
        return;
    }
    for (const file of files) {
        if (REFUSED.test(file)) throw new Error(`The path for one of the files in artifact is not valid: ${file}`);
    }
    const place = join(job.artifacts, name);
    if (existsSync(place)) throw new Error(`an artifact with this name already exists on the workflow run: ${name}`);
    for (const file of files) {
        mkdirSync(dirname(join(place, file)), { recursive: true });
        await must("cp", [join(from, file), join(place, file)], {});
    }
}

/** Fetches the artifacts of this run whose names fit. */
export async function downloadArtifact(job, inputs) {
    const all = existsSync(job.artifacts) ? readdirSync(job.artifacts) : [];
    if (!inputs.pattern || inputs["merge-multiple"] !== "true") throw new Error("only merged patterns are known here");
    for (const name of all.filter((name) => matchesGlob(name, inputs.pattern))) {
        await copied(join(job.artifacts, name), placed(job, inputs.path));
    }
}

/** Runs an action. Returns what is to be done at the end of the job. */
export function action(job, uses, inputs) {
    switch (uses.split("@")[0]) {
        case "actions/checkout":
            return checkout(job, inputs);
        case "actions/cache":
            return cache(job, inputs, true);
        case "actions/cache/restore":
            return cache(job, inputs, false);
        case "actions/upload-artifact":
            return uploadArtifact(job, inputs);
        case "actions/download-artifact":
            return downloadArtifact(job, inputs);
        default:
            throw new Error(`${uses} is not known here`);
    }
}
