import { createServer, type RequestListener, type Server } from "node:http";
import { gzipSync } from "node:zlib";
import { afterEach, describe, expect, it } from "vitest";
import { aWeb, portOf } from "@/server/testing/web";
import { makeWeb } from "./web";

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

/** The port of a server of this machine. */
async function serving(answer: RequestListener) {
  const server = createServer(answer);
  servers.push(server);
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  return portOf(server);
}

/** Every name is this machine, and this machine may be asked. */
const here = { addressesOf: async () => ["127.0.0.1"], mayAsk: () => true };
const limit = 1_000;

describe("Captures: what an address shows", () => {
  it("comes back as it was sent, with its type and the address it led to", async () => {
    const port = await serving((request, response) => {
      if (request.url === "/old") return response.writeHead(302, { Location: "/new" }).end();
      response.writeHead(200, { "Content-Type": "text/HTML; charset=Windows-1251" });
      response.end(Buffer.from([0xcf, 0xf0]));
    });
    expect(await makeWeb(here).read(`http://example.org:${port}/old`, limit)).toEqual({
      address: `http://example.org:${port}/new`,
      status: 200,
      type: "text/html",
      charset: "windows-1251",
      bytes: Buffer.from([0xcf, 0xf0]),
    });
  });

  it("is asked for without a word on where we come from", async () => {
    let asked = {};
    const port = await serving((request, response) => {
      asked = request.headers;
      response.end("x");
    });
    await makeWeb(here).read(`http://example.org:${port}/`, limit);
    expect(asked).toMatchObject({ "user-agent": "Vigil" });
    for (const name of ["referer", "cookie", "origin", "authorization"])
      expect(asked).not.toHaveProperty(name);
  });

  it("is its status alone where that is no success", async () => {
    const port = await serving((_, response) => response.writeHead(404).end("not here"));
    const answer = await makeWeb(here).read(`http://example.org:${port}/`, limit);
    expect([answer.status, answer.bytes.length]).toEqual([404, 0]);
  });

  it("is asked for through the proxy where there is one, and names stay its affair", async () => {
    const { proxy, server } = await aWeb(({ headers }, response) => response.end(headers.host));
    servers.push(server);
    const addressesOf = () => Promise.reject(new Error("asked for a name"));
    const web = makeWeb({ addressesOf, proxy });
    expect((await web.read("http://example.org/", limit)).bytes.toString()).toBe("example.org");
    await expect(web.read("http://127.0.0.1/", limit)).rejects.toThrow("forbidden");
  });
});

describe("Captures: nothing comes back", () => {
  it.each([
    ["from a name that is this machine", ["127.0.0.1"]],
    ["from a name that is one of the network's hosts", ["10.0.0.1", "fd00::1"]],
    ["from the address a cloud keeps its secrets at", ["169.254.169.254"]],
  ])("%s", async (_, addresses) => {
    const port = await serving((__, response) => response.end("secret"));
    const web = makeWeb({ addressesOf: async () => addresses });
    await expect(web.read(`http://example.org:${port}/`, limit)).rejects.toThrow("forbidden");
    await expect(web.status(`http://example.org:${port}/`)).rejects.toThrow("forbidden");
  });

  it("where a name answers with a public address first and with ours when the connection is made", async () => {
    const port = await serving((_, response) => response.end("secret"));
    const answers = [["93.184.216.34"], ["127.0.0.1"]];
    let asked = 0;
    const web = makeWeb({ addressesOf: async () => answers[asked++] ?? [], patience: 500 });
    // Asked once for each connection: there is no second answer to change to.
    await expect(web.read(`http://example.org:${port}/`, limit)).rejects.toThrow();
    expect(asked).toBe(1);
  });

  it.each([
    "http://127.0.0.1:1/",
    "http://[::1]/",
    "file:///etc/passwd",
    "http://localhost/",
    "//10.0.0.1/",
  ])("where it leads to %s", async (inside) => {
    const port = await serving((_, response) =>
      response.writeHead(302, { Location: inside }).end(),
    );
    const web = makeWeb(here);
    await expect(web.read(`http://example.org:${port}/`, limit)).rejects.toThrow("forbidden");
  });

  it("where it leads on and on", async () => {
    const port = await serving((_, response) => response.writeHead(302, { Location: "/" }).end());
    const web = makeWeb(here);
    await expect(web.read(`http://example.org:${port}/`, limit)).rejects.toThrow(
      "tooManyRedirects",
    );
  });

  it("that is larger than asked for, also once it is unpacked", async () => {
    const bomb = gzipSync(Buffer.alloc(10_000_000));
    const port = await serving((_, response) =>
      response.writeHead(200, { "Content-Encoding": "gzip" }).end(bomb),
    );
    const web = makeWeb(here);
    await expect(web.read(`http://example.org:${port}/`, limit)).rejects.toThrow("tooLarge");
  });

  it("that never ends", async () => {
    const port = await serving((_, response) => {
      const more = setInterval(() => response.write("."), 20);
      response.on("close", () => clearInterval(more));
    });
    const web = makeWeb({ ...here, patience: 200 });
    await expect(web.read(`http://example.org:${port}/`, limit)).rejects.toThrow("tooSlow");
  });

  it("from a name nobody has, or a host that does not answer", async () => {
    const nobody = () =>
      Promise.reject(Object.assign(new Error("no such name"), { code: "ENOTFOUND" }));
    const web = makeWeb({ ...here, addressesOf: nobody });
    await expect(web.read("http://example.org/", limit)).rejects.toThrow("unknownHost");
    await expect(makeWeb(here).read("http://example.org:1/", limit)).rejects.toThrow("unreachable");
  });
});

it("the status of an address is asked for in short, and at length where that is refused", async () => {
  const asked: string[] = [];
  const port = await serving(({ method = "" }, response) => {
    asked.push(method);
    response.writeHead(method === "HEAD" ? 405 : 200).end("a page");
  });
  expect(await makeWeb(here).status(`http://example.org:${port}/`)).toBe(200);
  expect(asked).toEqual(["HEAD", "GET"]);
});
