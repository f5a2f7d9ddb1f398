import { createTranslator } from "use-intl/core";
import accounts from "@/messages/en/accounts.json";
import captures from "@/messages/en/captures.json";
import desk from "@/messages/en/desk.json";
import editor from "@/messages/en/editor.json";
import imports from "@/messages/en/imports.json";
import record from "@/messages/en/record.json";
import refusals from "@/messages/en/refusals.json";
import registers from "@/messages/en/registers.json";
import reports from "@/messages/en/reports.json";
import sources from "@/messages/en/sources.json";
import works from "@/messages/en/works.json";
import { oncePer } from "@/server/once-per";

/** The words the desk's browser code needs. */
export const deskMessages = {
  desk: {
    ...desk,
    ...accounts,
    ...works,
    ...reports,
    ...editor,
    ...record,
    ...imports,
    ...registers,
    ...captures,
    ...sources,
  },
  refusals,
};
export type DeskMessages = typeof deskMessages;

/** Words for pages rendered on the server; days and times of day in a person's own time zone (an IANA name). */
export const deskWordsIn = oncePer((timeZone: string) =>
  createTranslator({ locale: "en-GB", timeZone, messages: deskMessages, namespace: "desk" }),
);

/** Words that tell no time. */
export const deskWords = deskWordsIn("UTC");
