import { createTranslator } from "use-intl/core";
import accounts from "@/messages/en/accounts.json";
import desk from "@/messages/en/desk.json";
import editor from "@/messages/en/editor.json";
import refusals from "@/messages/en/refusals.json";
import reports from "@/messages/en/reports.json";
import works from "@/messages/en/works.json";

/** The words the desk's browser code needs. */
export const deskMessages = {
  desk: { ...desk, ...accounts, ...works, ...reports, ...editor },
  refusals,
};
export type DeskMessages = typeof deskMessages;

/** Words for pages rendered on the server. */
export const deskWords = createTranslator({
  locale: "en-GB",
  messages: deskMessages,
  namespace: "desk",
});
