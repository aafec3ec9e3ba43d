// A git server that asks for a token, as GitHub and GitLab do for a private repository.
import { spawn } from "node:child_process";
import { createServer } from "node:http";

/** Serves the folder of repositories. `may(token, writes)` says whether somebody gets in. Returns address and stop. */
export async function serve(root, may) {
    const server = createServer((request, response) => {
        const url = new URL(request.url, "http://server");
        const writes = request.url.includes("receive-pack");
        const [, basic] = (request.headers.authorization ?? "").split(" ");
        const token = Buffer.from(basic ?? "", "base64").toString().split(":")[1];
        const allowed = may(token, writes);
        if (allowed !== 200) {
            response.writeHead(allowed, { "WWW-Authenticate": 'Basic realm="server"' });
            response.end(allowed === 403 ? "Write access to repository not granted.\n" : "");
            return;
        }
        backend(root, request, url, response);
    });
    await new Promise((listens) => server.listen(0, "127.0.0.1", listens));
    const stop = () => {
        server.closeAllConnections();
        server.close();
    };
    return { address: `http://127.0.0.1:${server.address().port}`, stop };
}

function backend(root, request, url, response) {
    const { headers, method } = request;
    const env = {
        PATH: process.env.PATH,
        GIT_CONFIG_GLOBAL: "/dev/null",
        GIT_PROJECT_ROOT: root,
        GIT_HTTP_EXPORT_ALL: "1",
        REMOTE_USER: "somebody",
        REQUEST_METHOD: method,
        PATH_INFO: decodeURIComponent(url.pathname),
        QUERY_STRING: url.search.slice(1),
        CONTENT_TYPE: headers["content-type"] ?? "",
        GIT_PROTOCOL: headers["git-protocol"] ?? "",
    };
    if (headers["content-encoding"]) env.HTTP_CONTENT_ENCODING = headers["content-encoding"];
    if (headers["content-length"]) env.CONTENT_LENGTH = headers["content-length"];
    const git = spawn("git", ["http-backend"], { env, stdio: ["pipe", "pipe", "inherit"] });
    git.stdin.on("error", () => {});
    request.pipe(git.stdin);
    let head = Buffer.alloc(0);
    let begun = false;
    git.stdout.on("data", (bytes) => {
        if (begun) return response.write(bytes);
        head = Buffer.concat([head, bytes]);
        const end = head.indexOf("\r\n\r\n");
        if (end < 0) return undefined;
        begun = true;
        const lines = head.subarray(0, end).toString().split("\r\n").map((line) => line.split(/: (.*)/s));
        const status = lines.find(([name]) => name === "Status");
        response.writeHead(status ? Number.parseInt(status[1], 10) : 200, Object.fromEntries(lines.filter(([name]) => name !== "Status")));
        return response.write(head.subarray(end + 4));
    });
    git.on("close", () => {
        if (!begun) response.writeHead(500);
        response.end();
    });
}
