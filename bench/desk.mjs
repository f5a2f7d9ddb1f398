import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createTRPCClient, httpLink } from "@trpc/client";
import superjson from "superjson";

/** Signs in as one of the demonstration's people; their passwords stand in the data folder. */
export async function signIn(base, role) {
  const told = readFileSync(join(process.env.VIGIL_DATA ?? ".vigil", "demonstration.txt"), "utf8");
  const [, email, password] = new RegExp(`(${role}@\\S+)\\s+(\\S+)`).exec(told) ?? [];
  const jar = new Map();
  const keep = (answer) => {
    for (const line of answer.headers.getSetCookie()) {
      const [pair] = line.split(";");
      jar.set(pair.slice(0, pair.indexOf("=")), pair);
    }
    return answer;
  };
  const cookie = () => [...jar.values()].join("; ");
  const { csrfToken } = await keep(await fetch(`${base}/api/auth/csrf`)).json();
  keep(
    await fetch(`${base}/api/auth/callback/credentials`, {
      method: "POST",
      redirect: "manual",
      headers: { cookie: cookie(), "content-type": "application/x-www-form-urlencoded" },
      body: new URLSearchParams({ csrfToken, email, password, json: "true" }),
    }),
  );
  const headers = () => ({ cookie: cookie() });
  const link = httpLink({ url: `${base}/api/trpc`, transformer: superjson, headers });
  return createTRPCClient({ links: [link] });
}

/** What the editor would save now, with another standfirst. */
export function rewritten({ id, version, factsVersion, text, facts }, standfirst) {
  const citations = text.citations.map(({ id, sourceId, place, quote }) => ({
    id,
    sourceId,
    place,
    quote,
  }));
  const words = { ...text, standfirst, citations };
  return { editionId: id, version, factsVersion, text: words, facts };
}
