"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import { type Theme, themeCookie } from "@/components/desk/theme";

const choices = ["auto", "light", "dark"] as const;
const year = 365 * 24 * 60 * 60;

/** Light or dark for this browser; by itself it follows the system. */
export function ThemeChoice({ theme }: { theme: Theme | undefined }) {
  const t = useTranslations("desk.theme");
  const [chosen, setChosen] = useState<(typeof choices)[number]>(theme ?? "auto");

  function choose(choice: (typeof choices)[number]) {
    setChosen(choice);
    const age = choice === "auto" ? 0 : year;
    // biome-ignore lint/suspicious/noDocumentCookie: the page is drawn with it on the server; the Cookie Store is not in every browser yet.
    document.cookie = `${themeCookie}=${choice}; path=/desk; max-age=${age}; samesite=lax`;
    if (choice === "auto") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = choice;
  }

  return (
    <section className="group" aria-labelledby="theme">
      <header>
        <h2 id="theme">{t("title")}</h2>
      </header>
      <fieldset className="row-of loose">
        <legend className="vh">{t("title")}</legend>
        {choices.map((choice) => (
          <label key={choice} className="row-of">
            <input
              type="radio"
              name="theme"
              value={choice}
              checked={chosen === choice}
              onChange={() => choose(choice)}
            />
            {t(choice)}
          </label>
        ))}
      </fieldset>
    </section>
  );
}
