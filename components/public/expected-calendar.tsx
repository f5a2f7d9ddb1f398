import type { Words } from "./words";

/** The address of the calendar of what is expected, below the page that has the same as a list. */
export const calendarPath = (page: string) => `${page}/expected.ics`;

/** Leads to that calendar, for programs that keep one up to date. */
export function CalendarLink({ t, path }: { t: Words; path: string }) {
  return <a href={calendarPath(path)}>{t("calendar.subscribe")}</a>;
}
