// Programs started, with what they said.
import { spawn } from "node:child_process";

/** Runs a program to its end. Returns its status and what it said, both outputs in one. */
export function started(program, words, options) {
    return new Promise((ends, fails) => {
        const child = spawn(program, words, { ...options, stdio: ["ignore", "pipe", "pipe"] });
        let log = "";
        let out = "";
        child.stdout.setEncoding("utf8").on("data", (text) => {
            log += text;
            out += text;
        });
        child.stderr.setEncoding("utf8").on("data", (text) => (log += text));
        child.on("error", fails);
        child.on("close", (status) => ends({ status, log, out }));
    });
}

/** The same; it must end well. Returns what it printed. */
export async function must(program, words, options) {
    const { status, log, out } = await started(program, words, options);
    if (status !== 0) throw new Error(`${program} ${words.join(" ")}: ${status}\n${log}`);
    return out;
}
