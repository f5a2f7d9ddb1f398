import { expect, it } from "vitest";
import { cleanHeaders, proxyList } from "./visitor";

const proxies = proxyList(["10.0.0.1", "10.1.0.0/16", "::1"]);

it.each([
  ["a stranger's claim is dropped", "6.6.6.6", "1.2.3.4", "6.6.6.6"],
  ["a proxy's word is taken", "10.0.0.1", "1.2.3.4", "1.2.3.4"],
  [
    "the nearest address that is no proxy counts",
    "10.0.0.1",
    "9.9.9.9, 1.2.3.4, 10.1.2.3",
    "1.2.3.4",
  ],
  ["a proxy on an IPv6 socket is known", "::ffff:10.0.0.1", "1.2.3.4", "1.2.3.4"],
])("%s", (_, socket, claim, address) => {
  const headers = { "x-forwarded-for": claim, "x-vigil-address": "0.0.0.0" };
  cleanHeaders(headers, socket, proxies);
  expect(headers["x-vigil-address"]).toBe(address);
});

it("headers only a proxy or Next may set do not come in from a stranger", () => {
  const headers = {
    host: "x",
    "x-middleware-subrequest": "a",
    "x-forwarded-host": "evil",
    forwarded: "for=1",
    "x-forwarded-proto": "https",
  };
  cleanHeaders(headers, "6.6.6.6", proxies);
  expect(Object.keys(headers)).toEqual(["host", "x-vigil-address"]);
});
