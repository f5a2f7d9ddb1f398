import { describe, expect, test } from "vitest";
import { eventOn } from "@/components/public/sample-record";
import { groupTimeline, partName, sectionId, sectionOf, soonestFirst } from "./groups";

const dated = (...dates: (string | null)[]) =>
  groupTimeline(dates.map((edtf, place) => eventOn(place + 1, edtf))).map((group) =>
    group.kind === "gap"
      ? `gap ${group.from}–${group.to}`
      : "year" in group
        ? `${group.kind} ${group.year}`
        : group.kind,
  );

describe("a timeline", () => {
  test.each([
    ["a window stands where it begins", ["2019-11/2021-02", "2020"], ["year 2020", "year 2019"]],
    ["a decade is no year", ["199X", "1990"], ["decade 1990", "year 1990"]],
    [
      "what has no beginning stands last, by the year it was before",
      ["../1998-05", "1985"],
      ["year 1985", "before 1999"],
    ],
    ["what has no end stands apart", ["2010/..", "2010"], ["after 2010", "year 2010"]],
    ["what has no date stands after all that has", [null, "2020"], ["year 2020", "undated"]],
    ["two empty years are a gap", ["2020", "2017"], ["year 2020", "gap 2018–2019", "year 2017"]],
    ["one empty year is not", ["2020", "2018"], ["year 2020", "year 2018"]],
    [
      "a year a window reaches into is not empty",
      ["2020", "2010/2016", "2012"],
      ["year 2020", "gap 2017–2019", "year 2012", "year 2010"],
    ],
    ["nothing is empty after what has no end", ["2020", "2010/.."], ["year 2020", "after 2010"]],
    [
      "nothing is empty before what it may have been before",
      ["2020", "1990", "../2018"],
      ["year 2020", "year 1990", "before 2019"],
    ],
  ])("%s", (_, dates, groups) => {
    expect(dated(...dates)).toEqual(groups);
  });

  test("what is expected comes first, without a date and then soonest first", () => {
    const events = [
      eventOn(1, "2020"),
      eventOn(2, "2031", "pending"),
      eventOn(3, null, "pending"),
      eventOn(4, "2030", "pending"),
    ];
    const [, later, undated, sooner] = events.map(({ workId }) => ({ workId }));
    expect(groupTimeline(events).slice(0, 2)).toMatchObject([
      { kind: "awaited", events: [undated] },
      { kind: "expected", events: [sooner, later] },
    ]);
  });

  test.each([
    ["2022-05", "2022"],
    ["199X", "1990s"],
    ["../1998-05", "before-1999"],
    ["2010/..", "after-2010"],
    [null, "undated"],
  ])("a date of %s stands in the part %s, whatever other events there are", (edtf, name) => {
    const event = eventOn(1, edtf);
    const [group] = groupTimeline([event]);
    expect(group && group.kind !== "gap" && partName(group)).toBe(name);
    expect(sectionOf(event.facts)).toBe(`in-${name}`);
  });

  test("what is expected has a section, with a date or without, and no part", () => {
    for (const edtf of ["2030", null]) {
      const event = eventOn(1, edtf, "pending");
      const [group] = groupTimeline([event]);
      if (!group || group.kind === "gap") throw new Error("There is no group.");
      expect(partName(group)).toBeNull();
      expect(sectionId(group)).toBe(sectionOf(event.facts));
    }
  });

  test("events of one date stand in the order of their ids, either way", () => {
    const same = [eventOn(3, "2020"), eventOn(1, "2020"), eventOn(2, "2020")];
    const ids = [1, 2, 3].map((number) => eventOn(number, null).workId);
    expect(soonestFirst(same).map(({ workId }) => workId)).toEqual(ids);
    expect(groupTimeline(same)).toMatchObject([{ events: ids.map((workId) => ({ workId })) }]);
  });
});
