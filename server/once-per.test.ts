import { expect, it, vi } from "vitest";
import { oncePer } from "./once-per";

it("makes a value once for each key", () => {
  const make = vi.fn((key: string) => ({ key }));
  const of = oncePer(make);
  expect(of("a")).toBe(of("a"));
  expect(of("b")).toEqual({ key: "b" });
  expect(make).toHaveBeenCalledTimes(2);
});
