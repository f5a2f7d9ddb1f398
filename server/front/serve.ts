/** The one server of Vigil: pressed files first, then Next. */
import { createServer, type Server, type ServerResponse, STATUS_CODES } from "node:http";
import next from "next";
import { answer, answerHeld } from "./answer.ts";
import { fileStore } from "./file-store.ts";
import { headersBeneath, headersFor } from "./headers.ts";
import { isWellFormed } from "./paths.ts";
import { cleanHeaders, proxyList } from "./visitor.ts";

export type Front = { HOST: string; PORT: number; TRUSTED_PROXIES: string[]; dev: boolean };

/** Listens once Next is ready, and returns what stops it. */
export async function serve({
  HOST,
  PORT,
  TRUSTED_PROXIES,
  dev,
}: Front): Promise<() => Promise<void>> {
  const server = createServer();
  const app = next({ dev, dir: process.cwd(), hostname: HOST, port: PORT, httpServer: server });
  await app.prepare();
  const toNext = app.getRequestHandler();
  const proxies = proxyList(TRUSTED_PROXIES);
  const files = fileStore();
  server.on("request", async (request, response) => {
    if (answerHeld(request, response, files)) return;
    cleanHeaders(request.headers, request.socket.remoteAddress ?? "", proxies);
    if (!isWellFormed(request.url ?? "")) return refuse(response, 400);
    try {
      if (await answer(request, response, files)) return;
      response.setHeaders(new Map(Object.entries(headersBeneath(request.url ?? ""))));
      await toNext(request, response);
    } catch (failure) {
      console.error(failure);
      refuse(response, 500);
    }
  });
  await listen(server, { host: HOST, port: PORT });
  return () => close(server, app.close.bind(app));
}

function refuse(response: ServerResponse, status: 400 | 500) {
  if (!response.headersSent) {
    response.writeHead(status, { ...headersFor("desk"), "Content-Type": "text/plain" });
  }
  response.end(STATUS_CODES[status]);
}

function listen(server: Server, at: { host: string; port: number }) {
  return new Promise<void>((done, fail) => {
    server.once("error", fail);
    server.listen(at, done);
  });
}

// Answers under way get a moment to finish; idle kept-alive connections are cut at once.
async function close(server: Server, closeNext: () => Promise<void>) {
  const closed = new Promise((done) => server.close(done));
  server.closeIdleConnections();
  const cut = setTimeout(() => server.closeAllConnections(), 2000);
  await closed;
  clearTimeout(cut);
  await closeNext();
}
