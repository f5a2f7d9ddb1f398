import { lookup as resolve } from "node:dns/promises";
import type { LookupFunction } from "node:net";
import { MIMEType } from "node:util";
import { Agent, type Dispatcher, fetch, ProxyAgent, type Response } from "undici";
import { askable, isPublic } from "./address";

/** Why nothing came back. */
export const failures = [
  /** An address inside a network, or one that is no page's: never asked. */
  "forbidden",
  "unknownHost",
  "unreachable",
  "tooSlow",
  "tooLarge",
  "tooManyRedirects",
] as const;

export class WebFailure extends Error {
  constructor(readonly code: (typeof failures)[number]) {
    super(code);
    this.name = "WebFailure";
  }
}

/** What an address answered. `address` is the last one, after what it led to; `type` the media type, in lower case. */
export type Answer = {
  address: string;
  status: number;
  type: string;
  charset: string | null;
  bytes: Buffer;
};

export type Web = {
  /** What the address shows, up to so many bytes; of an answer that is no success, its status alone. Throws `WebFailure`. */
  read(address: string, limit: number): Promise<Answer>;
  /** The status that an address answers with, without reading what it shows. Throws `WebFailure`. */
  status(address: string): Promise<number>;
};

type Outside = {
  /** Every IP address of a host. */
  addressesOf: (host: string) => Promise<string[]>;
  mayAsk: (ip: string) => boolean;
  /** Asked in the place of the host itself; it must refuse addresses inside its network on its own. */
  proxy: string | null;
  /** Milliseconds for all of it: names, redirects and the last byte. */
  patience: number;
};

const mostRedirects = 5;

const addressesOf = async (host: string) =>
  (await resolve(host, { all: true })).map(({ address }) => address);

/**
 * The web as this server asks it: no Referer, no cookie, a plain name. Every address on the way, redirects too, is asked only
 * if it is public, and the connection goes to the very address that was looked at, so a name that changes its mind helps nobody.
 */
export function makeWeb(given: Partial<Outside> = {}): Web {
  const outside: Outside = {
    addressesOf,
    mayAsk: isPublic,
    proxy: null,
    patience: 30_000,
    ...given,
  };
  let made: Dispatcher | undefined;
  const dispatcher = () => {
    made ??= outside.proxy
      ? new ProxyAgent({ uri: outside.proxy })
      : new Agent({ connect: { lookup: guarded(outside), timeout: 10_000 } });
    return made;
  };

  /** The first answer that leads nowhere else. */
  async function last(method: "GET" | "HEAD", address: string, signal: AbortSignal) {
    let url = askable(address);
    for (let hop = 0; hop <= mostRedirects; hop++) {
      if (!url) throw new WebFailure("forbidden");
      const response = await fetch(url, {
        method,
        redirect: "manual",
        signal,
        dispatcher: dispatcher(),
        headers: { "User-Agent": "Vigil", Accept: "*/*" },
      });
      const to =
        response.status >= 300 && response.status < 400 && response.headers.get("location");
      if (!to) return { url, response };
      await response.body?.cancel();
      url = askable(to, url);
    }
    throw new WebFailure("tooManyRedirects");
  }

  return {
    read: (address, limit) =>
      inTime(outside.patience, async (signal) => {
        const { url, response } = await last("GET", address, signal);
        const about = { address: url.href, status: response.status, ...typeOf(response) };
        if (response.ok) return { ...about, bytes: await bytesOf(response, limit) };
        await response.body?.cancel();
        return { ...about, bytes: Buffer.alloc(0) };
      }),
    status: (address) =>
      inTime(outside.patience, async (signal) => {
        const asked = await last("HEAD", address, signal);
        if (asked.response.ok) return asked.response.status;
        // Not every server knows HEAD, and some answer it with whatever they like.
        const { response } = await last("GET", address, signal);
        await response.body?.cancel();
        return response.status;
      }),
  };
}

let own: Web | undefined;

/** The web of this process, through OUTBOUND_PROXY where one is set. */
export function theWeb(): Web {
  own ??= makeWeb({ proxy: process.env.OUTBOUND_PROXY || null });
  return own;
}

/** Resolves the name for a connection, and answers with public addresses alone. */
const guarded =
  ({ addressesOf, mayAsk }: Outside): LookupFunction =>
  (host, options, done) => {
    addressesOf(host).then(
      (all) => {
        const found = all
          .filter(mayAsk)
          .map((address) => ({ address, family: address.includes(":") ? 6 : 4 }));
        const [first] = found;
        if (!first) done(new WebFailure(all.length > 0 ? "forbidden" : "unknownHost"), "", 0);
        else if (options.all) done(null, found);
        else done(null, first.address, first.family);
      },
      (failure: Error) => done(failure, "", 0),
    );
  };

function typeOf(response: Response) {
  try {
    const type = new MIMEType(response.headers.get("content-type") ?? "");
    return { type: type.essence, charset: type.params.get("charset")?.toLowerCase() ?? null };
  } catch {
    return { type: "", charset: null };
  }
}

/** Counted as it is unpacked, so that little which becomes much is cut off as well. */
async function bytesOf(response: Response, limit: number): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of response.body ?? []) {
    length += part.byteLength;
    if (length > limit) throw new WebFailure("tooLarge");
    parts.push(part);
  }
  return Buffer.concat(parts);
}

async function inTime<T>(patience: number, ask: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const signal = AbortSignal.timeout(patience);
  try {
    return await ask(signal);
  } catch (failure) {
    throw signal.aborted ? new WebFailure("tooSlow") : asFailure(failure);
  }
}

/** What the network says, in one of our words; `fetch` wraps it in errors of its own. */
function asFailure(failure: unknown): WebFailure {
  if (failure instanceof WebFailure) return failure;
  if (!(failure instanceof Error)) return new WebFailure("unreachable");
  if (failure.cause !== undefined) return asFailure(failure.cause);
  if (failure instanceof AggregateError && failure.errors.length > 0)
    return asFailure(failure.errors[0]);
  const code = "code" in failure ? failure.code : "";
  return new WebFailure(
    code === "ENOTFOUND" || code === "EAI_AGAIN" ? "unknownHost" : "unreachable",
  );
}
