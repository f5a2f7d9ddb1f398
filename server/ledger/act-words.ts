import { createTranslator } from "use-intl/core";
import ledger from "@/messages/en/ledger.json" with { type: "json" };
import { dateWords } from "@/server/dates/date-words";
import type { RecordedAct } from "@/server/public/projection";
import type { ActType, CeasedReason } from "./act";

/** Words of the ledger's own catalogue. The other languages are not filled yet, so every one reads the English ones. */
export const ledgerWords = createTranslator({
  locale: "en",
  timeZone: "UTC",
  messages: { ledger },
  namespace: "ledger",
});

export const typeWords = (type: ActType) => ledgerWords(`types.${type}`);
export const reasonWords = (reason: CeasedReason) => ledgerWords(`reasons.${reason}`);

/** An act in a line: "Ratification: Russia, UN Convention Against Torture; done 3 March 1987". `nameOf` tells what an id is called. */
export function actWords(act: RecordedAct, nameOf: (id: string) => string): string {
  const { type, stateId, ofId, actedOn, effectiveOn, reason, instrument, supersedesId } = act;
  const what = ledgerWords("act", {
    type: typeWords(type),
    state: nameOf(stateId),
    of: nameOf(ofId),
  });
  return [
    what,
    actedOn ? ledgerWords("acted", { when: dateWords(actedOn, "en") }) : "",
    effectiveOn ? ledgerWords("effective", { when: dateWords(effectiveOn, "en") }) : "",
    reason ? reasonWords(reason) : "",
    instrument,
    supersedesId ? ledgerWords("supersedes") : "",
  ]
    .filter(Boolean)
    .join("; ");
}
