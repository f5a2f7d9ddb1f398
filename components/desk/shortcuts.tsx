"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { Dialog } from "@/components/ui/dialog";

const areas = {
  anywhere: { "/": "search", "?": "list", Esc: "close" },
  lists: { N: "article", E: "event", I: "invite", J: "next", K: "previous", Enter: "open" },
  writing: {
    "Ctrl ↵": "send",
    P: "preview",
    "Ctrl B": "bold",
    "Ctrl I": "italic",
    "Ctrl K": "link",
    "Ctrl ⇧ K": "cite",
    "Alt F10": "toolbar",
  },
  import: { J: "nextEvent", K: "previousEvent", A: "accept", C: "change", D: "dismiss" },
  conflict: { "1": "keepMine", "2": "takeTheirs", "Ctrl ↵": "saveMerged" },
  review: { J: "nextChange", K: "previousChange", C: "comment", R: "changes", A: "approve" },
} as const;

/**
 * Single keys: each goes to what names it in `aria-keyshortcuts` and presses it; what also has `data-ask` only takes the focus,
 * so that it is asked once more. J and K walk along what has `data-walk`. Off while typing, in a dialog, or by choice.
 */
export function Shortcuts({ isOn }: { isOn: boolean }) {
  const t = useTranslations("desk.keys");
  const { push } = useRouter();
  const [isListed, setListed] = useState(false);
  const latest = useRef({ isOn, push });
  useEffect(() => {
    latest.current = { isOn, push };
  });

  useEffect(() => {
    function press(event: KeyboardEvent) {
      const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.defaultPrevented;
      if (!latest.current.isOn || !isPlain || isTaken(event.target)) return;
      const done = event.key === "?" ? setListed(true) : act(event.key, latest.current.push);
      if (done !== false) event.preventDefault();
    }
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, []);

  return (
    <Dialog
      isOpen={isListed}
      onClose={() => setListed(false)}
      title={t("title")}
      lede={t("lede")}
      closeLabel={t("closeList")}
    >
      <div className="keys">
        {Object.entries(areas).map(([area, keys]) => (
          <section key={area} aria-labelledby={`keys-${area}`}>
            <h3 id={`keys-${area}`}>{t(`areas.${nameOf(area)}`)}</h3>
            <dl>
              {Object.entries(keys).map(([key, does]: [string, Does]) => (
                <div key={key}>
                  <dt>
                    {key.split(" ").map((part) => (
                      <kbd key={part}>{part}</kbd>
                    ))}
                  </dt>
                  <dd>{t(`does.${does}`)}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}

type Area = keyof typeof areas;
type Does = { [A in Area]: (typeof areas)[A][keyof (typeof areas)[A]] }[Area];
const nameOf = (area: string) => area as Area;

/** Where keys are letters, or belong to a dialog or a menu. */
function isTaken(target: EventTarget | null) {
  if (document.querySelector('[role="dialog"], [role="alertdialog"], [role="menu"]')) return true;
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      target.matches("textarea, select, input:not([type=radio], [type=checkbox])"))
  );
}

/** Does what the key says; false where it says nothing here. */
function act(key: string, push: (address: string) => void): boolean {
  const name = key.toUpperCase();
  if (name === "J" || name === "K") return walk(name === "J" ? 1 : -1);
  const found = document.querySelector<HTMLElement>(`[aria-keyshortcuts~="${CSS.escape(name)}"]`);
  if (found) {
    found.focus();
    if (!found.matches("[data-ask], input, textarea")) found.click();
    return true;
  }
  if (key !== "/") return false;
  push("/desk/works");
  focusWhenThere('[aria-keyshortcuts~="/"]', 40);
  return true;
}

function walk(by: 1 | -1): boolean {
  const places = [...document.querySelectorAll<HTMLElement>("[data-walk]")];
  const now = places.findIndex((place) => place.contains(document.activeElement));
  const next = places[now < 0 ? (by === 1 ? 0 : places.length - 1) : now + by];
  if (!next) return false;
  next.focus();
  next.scrollIntoView({ block: "nearest" });
  return true;
}

function focusWhenThere(selector: string, tries: number) {
  const found = document.querySelector<HTMLElement>(selector);
  if (found) found.focus();
  else if (tries > 0) setTimeout(() => focusWhenThere(selector, tries - 1), 50);
}
