import { expect, it } from "vitest";
import { headersBeneath, headersFor, type Kind } from "./headers";

const kinds: Record<Kind, true> = {
  page: true,
  asset: true,
  feed: true,
  desk: true,
  preview: true,
  api: true,
  capture: true,
};

it.each(Object.keys(kinds))("an answer of the kind %s is read as what it says it is", (name) => {
  const kind = Object.keys(kinds).find((known): known is Kind => known === name) ?? "page";
  expect(headersFor(kind)).toMatchObject({
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
  });
});

it.each([
  ["/desk", "private, no-store"],
  ["/desk?to=x", "private, no-store"],
  ["/desk/x/foo.css", "private, no-store"],
  ["/api/auth/session", "private, no-store"],
  ["/api/trpc/works.mine?batch=1", "private, no-store"],
  ["/_next/static/chunks/a.js", undefined],
  ["/desktop", undefined],
  ["/en", undefined],
])("an answer of Next at %s is kept by others: %s", (address, caching) => {
  expect(headersBeneath(address)["Cache-Control"]).toBe(caching);
  expect(headersBeneath(address)["X-Content-Type-Options"]).toBe("nosniff");
});
