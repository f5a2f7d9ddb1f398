import { isUnit } from "@/server/dates/calendar";

/** The day a reader asks the ledger about. */
export type AskedDay = {
  /** As it stands in the address. */
  said: string;
  /** ISO; null where something is wrong with what is asked for. */
  day: string | null;
  problem: "noDay" | "twice" | null;
};

/** Reads the day in `on` from the query of an address; null where none is asked for, as by an empty field. */
export function readDay(query: URLSearchParams): AskedDay | null {
  const all = query.getAll("on").map((one) => one.trim());
  const [said = ""] = all;
  if (all.length > 1) return { said, day: null, problem: "twice" };
  if (said === "") return null;
  return isDay(said) ? { said, day: said, problem: null } : { said, day: null, problem: "noDay" };
}

const isDay = (text: string) => text.length === 10 && isUnit(text);
