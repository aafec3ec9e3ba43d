// Runs a pipeline of a commit as GitLab would, with gitlab-ci-local, and the child pipeline that it starts, and prints what
// came of it as JSON.
//
// On standard input: { root, repository, sha, branch, run, state, mergeRequest? }
// - `mergeRequest` the commit that a merge request is compared with
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { must, started } from "./shell.mjs";
import { serve } from "./server.mjs";

const asked = JSON.parse(readFileSync(0, "utf8"));
const program = `${process.env.CI_PACKAGES}/node_modules/gitlab-ci-local/dist/index.js`;
const ADDRESS = "https://git.example.invalid:8443/gitlab";

const server = await serve(asked.root, (token) => (token === "glpat-push" || token === "runner" ? 200 : 401));
const machine = mkdtempSync(join(tmpdir(), "runner."));
const [folder, home] = ["folder", "home"].map((name) => join(machine, name));
for (const one of [folder, home]) mkdirSync(one);
const rewritten = `[url "${server.address}/"]\n\tinsteadOf = ${ADDRESS}/\n`;
const own = "[user]\n\tname = runner\n\temail = runner@invalid\n";
writeFileSync(join(home, ".gitconfig"), rewritten + own);
// Before its after_script gitlab-ci-local lays a job's work tree anew, and it takes what came from a cache away: GitLab does
// neither.
const RSYNC = `#!/usr/bin/env bash
words=()
for word in "$@"; do
    if [ "$word" != --delete ] && [ "$word" != --delete-excluded ]; then words+=("$word"); fi
done
if [ \${#words[@]} -lt $# ]; then
    laid=\${*: -1}
    laid=\${laid%/}.laid
    if [ -e "$laid" ]; then exit 0; fi
    mkdir -p "\${*: -1}"
    touch "$laid"
fi
exec "${process.env.CI_PACKAGES}/bin/rsync" "\${words[@]}"
`;
writeFileSync(join(home, "rsync"), RSYNC, { mode: 0o755 });
const env = { PATH: `${home}:${process.env.PATH}`, HOME: home, LANG: "C.UTF-8", TMPDIR: machine, GIT_CONFIG_NOSYSTEM: "1" };

async function checkout() {
    const git = (...words) => must("git", words, { cwd: folder, env });
    await git("init", "--quiet", "--initial-branch", asked.branch);
    await git("remote", "add", "origin", `${ADDRESS}/${asked.repository}.git`);
    const header = `http.extraheader=AUTHORIZATION: basic ${Buffer.from("gitlab-ci-token:runner").toString("base64")}`;
    await git("-c", header, "fetch", "--quiet", "origin", `+${asked.sha}:refs/remotes/origin/${asked.branch}`);
    await git("checkout", "--quiet", "-B", asked.branch, asked.sha);
}

/** What GitLab says to every job, also to those of a child pipeline. */
function variables() {
    const change = asked.mergeRequest ? { CI_MERGE_REQUEST_DIFF_BASE_SHA: asked.mergeRequest } : { CI_COMMIT_BRANCH: asked.branch };
    const project = { SHINGIKAI_PUSH_TOKEN: "glpat-push", CI_SERVER_URL: ADDRESS, CI_PROJECT_PATH: asked.repository, CI_DEFAULT_BRANCH: "main" };
    const pairs = Object.entries({ ...project, ...change }).map(([name, said]) => `  ${name}: ${JSON.stringify(said)}\n`);
    mkdirSync(join(home, ".gitlab-ci-local"));
    writeFileSync(join(home, ".gitlab-ci-local/variables.yml"), `global:\n${pairs.join("")}`);
}

try {
    await checkout();
    variables();
    const caches = join(asked.state, "gitlab-cache");
    const kept = join(folder, ".gitlab-ci-local/cache");
    if (existsSync(caches)) cpSync(caches, kept, { recursive: true, verbatimSymlinks: true });
    const source = asked.mergeRequest ? "merge_request_event" : "push";
    const options = ["--force-shell-executor", "--shell-isolation", "--no-color", "--home", home, "--artifacts-to-source", "--variable", `CI_PIPELINE_SOURCE=${source}`];
    const { status, log } = await started(process.execPath, [program, ...options], { cwd: folder, env });
    rmSync(caches, { recursive: true, force: true });
    if (existsSync(kept)) cpSync(kept, caches, { recursive: true, verbatimSymlinks: true });
    const artifacts = join(asked.state, "artifacts", String(asked.run));
    for (const [name, place] of [["made", "文書-all"], ["differences", "変わったページ-all"]]) {
        const made = join(folder, name);
        mkdirSync(join(artifacts, place), { recursive: true });
        if (existsSync(made)) cpSync(made, join(artifacts, place), { recursive: true });
    }
    // A failure in the child is one of the parent, which gitlab-ci-local does not say with its status.
    const names = [...new Set([...log.matchAll(/^.*?(\S+(?:: \[.*?\])?) +starting shell/gm)].map(([, name]) => name))];
    const jobs = names.map((name) => ({ id: name.split(":")[0], result: "", log: "", summary: "", outputs: {} }));
    const result = status === 0 && !/^ FAIL /m.test(log) ? "success" : "failure";
    console.log(JSON.stringify({ result, started: [{ id: "all", result, log, summary: "", outputs: {} }, ...jobs], artifacts }));
} finally {
    server.stop();
    rmSync(machine, { recursive: true });
}
