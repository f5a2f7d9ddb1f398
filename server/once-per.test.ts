import { expect, it, vi } from "vitest";
import { oncePer } from "./once-per";

it("makes a value once for each key", () => {
  const make = vi.fn((key: string) => ({ key }));
  const of = oncePer(make);
  expect(of("a")).toBe(of("a"));
  expect(of("b")).toEqual({ key: "b" });
  expect(make).toHaveBeenCalledTimes(2);
});

it("makes it once for all keys of one name", () => {
  const make = vi.fn(({ day }: { day: number }) => `day ${day}`);
  const of = oncePer(make, ({ day }) => day);
  expect([of({ day: 1 }), of({ day: 1 }), of({ day: 2 })]).toEqual(["day 1", "day 1", "day 2"]);
  expect(make).toHaveBeenCalledTimes(2);
});
