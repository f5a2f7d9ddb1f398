"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import { keepChoice, type Theme, themeCookie } from "@/components/desk/browser-choices";

const choices = ["auto", "light", "dark"] as const;

/** Light or dark for this browser; by itself it follows the system. */
export function ThemeChoice({ theme }: { theme: Theme | undefined }) {
  const t = useTranslations("desk.theme");
  const [chosen, setChosen] = useState<(typeof choices)[number]>(theme ?? "auto");

  function choose(choice: (typeof choices)[number]) {
    setChosen(choice);
    keepChoice(themeCookie, choice === "auto" ? null : choice);
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
