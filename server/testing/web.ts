import { createServer, type RequestListener, type Server } from "node:http";
import { connect } from "node:net";

/** A stand-in for the web: a proxy that answers for every host itself, at a free port or the one given. Leaves the process free to end. */
export async function aWeb(
  answer: RequestListener,
  port = 0,
): Promise<{ proxy: string; server: Server }> {
  const server = createServer(answer);
  server.on("connect", (_, socket) => {
    const to = connect(portOf(server), "127.0.0.1", () => {
      socket.write("HTTP/1.1 200 OK\r\n\r\n");
      socket.pipe(to).pipe(socket);
    });
    // Whoever asks may hang up at any time.
    for (const end of [to, socket]) end.on("error", () => [to, socket].map((one) => one.destroy()));
  });
  await new Promise<void>((done) => server.listen(port, "127.0.0.1", done));
  server.unref();
  return { proxy: `http://127.0.0.1:${portOf(server)}`, server };
}

export function portOf(server: Server): number {
  const address = server.address();
  return typeof address === "object" && address ? address.port : 0;
}
