/** Which addresses of the internet may be asked for what they show. Pure; names are resolved, and asked here again, by `web`. */
import { isIP } from "node:net";
import ipaddr from "ipaddr.js";

/** Whether an IP address belongs to a host of the public internet, by the registries of special addresses (RFC 6890). */
export const isPublic = (ip: string): boolean =>
  ipaddr.isValid(ip) && ipaddr.process(ip).range() === "unicast";

/**
 * The address as it would be asked for, relative to `base` where one led to it; null where that is not allowed whatever its name resolves to: other schemes than http
 * and https, a password in it, an IP address in any spelling that is not public, and names that are never public (RFC 6761).
 */
export function askable(address: string, base?: URL): URL | null {
  if (!URL.canParse(address, base)) return null;
  const url = new URL(address, base);
  if (!/^https?:$/.test(url.protocol) || url.username || url.password) return null;
  const host = url.hostname.replace(/^\[|\]$/g, "").replace(/\.$/, "");
  if (isIP(host)) return isPublic(host) ? url : null;
  return isNeverPublic(host) ? null : url;
}

const isNeverPublic = (host: string) =>
  !host.includes(".") || /\.(localhost|local|internal|test|invalid|onion|arpa)$/.test(host);
