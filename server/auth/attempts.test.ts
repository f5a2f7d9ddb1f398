import { expect, it } from "vitest";
import { networkOf } from "./attempts";

it.each([
  ["192.0.2.1", "192.0.2.1"],
  ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2"],
  ["2001:0DB8:1:2::9", "2001:db8:1:2"],
  ["2001:db8::9", "2001:db8:0:0"],
  ["fe80::1%eth0", "fe80:0:0:0"],
  ["::1", "0:0:0:0"],
  ["demonstration", "demonstration"],
])("%s is in the network %s", (address, network) => {
  expect(networkOf(address)).toBe(network);
});
