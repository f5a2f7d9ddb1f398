import { createTranslator } from "use-intl/core";
import messages from "@/messages/desk.en.json";

/** The words the desk's browser code needs. */
export const deskMessages = { desk: messages.desk, refusals: messages.refusals };
export type DeskMessages = typeof deskMessages;

/** Words for pages rendered on the server. */
export const deskWords = createTranslator({
  locale: "en-GB",
  messages: deskMessages,
  namespace: "desk",
});
