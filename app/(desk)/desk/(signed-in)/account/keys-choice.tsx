"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "use-intl";
import { keepChoice, keysCookie } from "@/components/desk/browser-choices";

/** Whether single keys do anything in this browser. */
export function KeysChoice({ isOn }: { isOn: boolean }) {
  const t = useTranslations("desk.keys");
  const { refresh } = useRouter();
  return (
    <section className="group" aria-labelledby="keys">
      <header>
        <h2 id="keys">{t("title")}</h2>
      </header>
      <label className="check">
        <input
          type="checkbox"
          defaultChecked={isOn}
          onChange={(event) => {
            keepChoice(keysCookie, event.target.checked ? null : "off");
            refresh();
          }}
        />
        {t("choice")}
      </label>
      <p className="dim">{t("hint")}</p>
    </section>
  );
}
