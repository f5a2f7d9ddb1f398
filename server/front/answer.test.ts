import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer, type IncomingHttpHeaders, request, type Server } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { accepts, answer, answerHeld } from "./answer";
import { makeFileStore } from "./file-store";

let folder: string;
let server: Server;
let port: number;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "vigil-front-"));
  await mkdir(join(folder, "site/en/articles"), { recursive: true });
  await mkdir(join(folder, "site/assets"), { recursive: true });
  await writeFile(join(folder, "outside.html"), "secret");
  for (const name of [
    "index.html",
    "en.html",
    "en/articles/Мінськ.html",
    "assets/a.css",
    "_redirects",
    "desk.html",
  ])
    await writeFile(join(folder, "site", name), name);
  await writeFile(join(folder, "site/en.html.gz"), "gzip");
  await writeFile(join(folder, "site/en.html.br"), "brotli");
  const files = makeFileStore({ folder: join(folder, "site"), capacity: 1_000_000 });
  server = createServer(async (req, res) => {
    if (answerHeld(req, res, files)) return;
    if (!(await answer(req, res, files))) res.writeHead(418).end("next");
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const address = server.address();
  port = typeof address === "object" && address ? address.port : 0;
});

afterAll(async () => {
  server.close();
  await rm(folder, { recursive: true });
});

type Asked = { method?: string; headers?: Record<string, string> };

/** A plain request, since fetch() would tidy the path before it is sent. */
function ask(path: string, { method = "GET", headers = {} }: Asked = {}) {
  return new Promise<{ status: number; headers: IncomingHttpHeaders; body: string }>(
    (done, fail) => {
      const asked = request({ host: "127.0.0.1", port, path, method, headers }, (response) => {
        let body = "";
        response.setEncoding("utf8").on("data", (chunk: string) => {
          body += chunk;
        });
        response.on("end", () =>
          done({ status: response.statusCode ?? 0, headers: response.headers, body }),
        );
      });
      asked.on("error", fail).end();
    },
  );
}

describe("a reader", () => {
  it.each([
    ["/", "index.html"],
    ["/en", "en.html"],
    [`/en/articles/${encodeURIComponent("Мінськ")}`, "en/articles/Мінськ.html"],
    ["/assets/a.css", "assets/a.css"],
  ])("finds %s in its file", async (path, body) => {
    expect(await ask(path)).toMatchObject({ status: 200, body });
  });

  it.each([
    "/../outside.html",
    "/%2e%2e/outside",
    "/en/..%2f..%2foutside",
    "/en\\..\\outside",
    "/%5c..%5coutside",
    "/en%00.html",
    "/%E0%A4%A",
    "/en?q=1",
    "/en/",
    "//en",
    "/_redirects",
    "/en.html.gz",
    "/desk",
    "/api/x",
    "/_next/x.js",
    "/absent",
  ])("is sent on to Next from %s", async (path) => {
    expect((await ask(path)).status).toBe(418);
  });

  it("gets each encoding with an ETag of its own", async () => {
    const plain = await ask("/en");
    const gzip = await ask("/en", { headers: { "Accept-Encoding": "gzip, br;q=0" } });
    const br = await ask("/en", { headers: { "Accept-Encoding": "gzip, deflate, br" } });
    expect([plain.body, gzip.body, br.body]).toEqual(["en.html", "gzip", "brotli"]);
    expect([gzip.headers["content-encoding"], br.headers["content-encoding"]]).toEqual([
      "gzip",
      "br",
    ]);
    expect(new Set([plain, gzip, br].map((each) => each.headers.etag)).size).toBe(3);
    expect(plain.headers.vary).toBe("Accept-Encoding");
  });

  it("who has this version gets 304 and no body", async () => {
    const etag = String((await ask("/en")).headers.etag);
    expect(await ask("/en", { headers: { "If-None-Match": `"other", W/${etag}` } })).toMatchObject({
      status: 304,
      body: "",
    });
    expect((await ask("/en", { headers: { "If-None-Match": '"other"' } })).status).toBe(200);
  });

  it("who asks with HEAD gets the length and no body", async () => {
    const { headers, body } = await ask("/en", { method: "HEAD" });
    expect([headers["content-length"], body]).toEqual(["7", ""]);
  });

  it("may keep an asset for ever, and asks again for a page", async () => {
    expect((await ask("/assets/a.css")).headers["cache-control"]).toContain("immutable");
    const page = await ask("/en");
    expect(page.headers["cache-control"]).toBe("public, max-age=0, must-revalidate");
    expect(page.headers["content-security-policy"]).toContain("default-src 'none'");
  });

  it("who posts is sent on to Next", async () => {
    expect((await ask("/en", { method: "POST" })).status).toBe(418);
  });
});

it.each([
  ["br", "br", true],
  ["gzip;q=0, *", "gzip", false],
  ["*", "br", true],
  ["*;q=0", "br", false],
  ["", "gzip", false],
])("Accept-Encoding “%s” and %s: %s", (header, coding, accepted) => {
  expect(accepts(header, coding)).toBe(accepted);
});
