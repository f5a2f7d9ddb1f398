import type { ReactNode } from "react";
import type { Language } from "@/server/public/projection";
import { ownLanguage } from "./words";

type InLanguageProps = { around: Language; lang: Language; children: ReactNode };

/** Words within a line; where what is around them is in another language, they say theirs. */
export function InLanguage({ around, lang, children }: InLanguageProps) {
  return around === lang ? children : <span {...ownLanguage(around, lang)}>{children}</span>;
}
