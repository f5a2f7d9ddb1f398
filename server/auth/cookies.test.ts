import { expect, it } from "vitest";
import { hostCookie } from "./cookies";

it.each([
  ["https://vigil.example", "__Host-vigil.session", true],
  ["http://localhost:3000", "vigil.session", false],
])("a cookie of %s is called %s", (site, name, secure) => {
  const options = { httpOnly: true, sameSite: "lax", path: "/", secure };
  expect(hostCookie("vigil.session", site)).toEqual({ name, options });
});
