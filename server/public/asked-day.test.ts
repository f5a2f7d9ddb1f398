import { expect, test } from "vitest";
import { readDay } from "./asked-day";

const read = (query: string) => readDay(new URLSearchParams(query));

test.each(["", "on=", "on=+", "from=2022&utm_source=letter"])("?%s asks for no day", (query) => {
  expect(read(query)).toBeNull();
});

test.each([
  ["on=1998-05-01", "1998-05-01"],
  ["on=%202024-02-29+&x=1", "2024-02-29"],
  ["on=1000-01-01", "1000-01-01"],
])("?%s asks for a day", (query, day) => {
  expect(read(query)).toEqual({ said: day, day, problem: null });
});

test.each([
  ["on=soon", "soon"],
  ["on=1998", "1998"],
  ["on=1998-05", "1998-05"],
  ["on=2023-02-29", "2023-02-29"],
  ["on=1998-13-01", "1998-13-01"],
  ["on=1998-5-1", "1998-5-1"],
  ["on=0998-05-01", "0998-05-01"],
  ["on=1998-05-01~", "1998-05-01~"],
  ["on=1998-05-01T00:00", "1998-05-01T00:00"],
])("what ?%s asks for is no day, and is kept as it was typed", (query, said) => {
  expect(read(query)).toEqual({ said, day: null, problem: "noDay" });
});

test("two days are none, whichever they are", () => {
  for (const query of ["on=1998-05-01&on=1999-05-01", "on=1998-05-01&on=", "on=&on="])
    expect(read(query)).toMatchObject({ day: null, problem: "twice" });
});
