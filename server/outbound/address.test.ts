import { describe, expect, it } from "vitest";
import { askable, isPublic } from "./address";

describe("Captures: an address that is never asked", () => {
  it.each([
    "http://127.0.0.1/",
    "http://127.1/",
    "http://0x7f.1/",
    "http://2130706433/",
    "http://0177.0.0.1/",
    "http://[::1]/",
    "http://[::ffff:169.254.169.254]/",
    "http://[::ffff:a9fe:a9fe]/",
    "http://[fe80::1]/",
    "http://[fd00::1]/",
    "http://[64:ff9b::a00:1]/",
    "http://[2002:7f00:1::]/",
    "http://169.254.169.254/latest/meta-data/",
    "http://10.0.0.5/",
    "http://172.16.0.1/",
    "http://192.168.1.1/",
    "http://100.64.0.1/",
    "http://0.0.0.0/",
    "http://255.255.255.255/",
    "http://224.0.0.1/",
    "http://localhost/",
    "http://LOCALHOST:3000/",
    "http://localhost./",
    "http://vigil.localhost/",
    "http://printer.local/",
    "http://metadata.google.internal/",
    "http://intranet/",
    "http://example.onion/",
    "https://name:secret@example.org/",
    "file:///etc/passwd",
    "ftp://example.org/",
    "data:text/html,x",
    "javascript:alert(1)",
    "gopher://example.org/",
    "//example.org/",
    "not an address",
    "",
  ])("%s", (address) => {
    expect(askable(address)).toBeNull();
  });
});

it.each(["https://example.org/a?b=c", "http://93.184.216.34/", "https://[2606:2800:220:1::1]/"])(
  "%s may be asked",
  (address) => {
    expect(askable(address)?.href).toBe(address);
  },
);

it("what an address leads to is read from where it stands", () => {
  const base = new URL("https://example.org/a/b");
  expect(askable("../c", base)?.href).toBe("https://example.org/c");
  expect(askable("//127.0.0.1/", base)).toBeNull();
});

it("what is no IP address is not public", () => {
  expect(isPublic("example.org")).toBe(false);
});
