/** Who asks, as far as the connection and the trusted proxies say; nothing a stranger wrote is believed. */
import type { IncomingHttpHeaders } from "node:http";
import { BlockList, isIP } from "node:net";

/** Takes addresses and ranges (`10.0.0.5`, `10.1.0.0/16`). */
export function proxyList(entries: string[]): BlockList {
  const list = new BlockList();
  for (const entry of entries) {
    const [address = "", length] = entry.split("/");
    const family = isIP(address) === 6 ? "ipv6" : "ipv4";
    list.addSubnet(
      address,
      length === undefined ? (family === "ipv6" ? 128 : 32) : Number(length),
      family,
    );
  }
  return list;
}

/**
 * Changes the headers in place: removes what only a trusted proxy may say, and Next's internal header of CVE-2025-29927, and sets
 * `x-vigil-address` to the visitor's address.
 */
export function cleanHeaders(
  headers: IncomingHttpHeaders,
  socketAddress: string,
  proxies: BlockList,
): void {
  const nearest = plain(socketAddress);
  const chain = isTrusted(nearest, proxies) ? forwarded(headers) : [];
  for (const name of Object.keys(headers)) {
    if (name === "x-middleware-subrequest" || name.startsWith("x-vigil-")) delete headers[name];
    if (/^(x-)?forwarded(-|$)|^x-real-ip$/.test(name) && !isTrusted(nearest, proxies))
      delete headers[name];
  }
  // From the nearest outward, the first that is no proxy of ours; what stands beyond it anyone could have written.
  headers["x-vigil-address"] =
    [...chain, nearest].reverse().find((address) => !isTrusted(address, proxies)) ?? nearest;
}

function forwarded(headers: IncomingHttpHeaders): string[] {
  return String(headers["x-forwarded-for"] ?? "")
    .split(",")
    .map((address) => plain(address.trim()))
    .filter((address) => isIP(address) !== 0);
}

// An IPv4 visitor of a socket that listens on IPv6 appears as ::ffff:192.0.2.1.
function plain(address: string) {
  return address.replace(/^::ffff:(?=\d+\.)/i, "");
}

function isTrusted(address: string, proxies: BlockList) {
  const family = isIP(address);
  return family !== 0 && proxies.check(address, family === 6 ? "ipv6" : "ipv4");
}
