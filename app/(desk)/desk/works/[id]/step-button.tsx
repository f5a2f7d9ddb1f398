"use client";

import { useId } from "react";
import { useTranslations } from "use-intl";
import type { RefusalCode } from "@/server/errors";

type StepButtonProps = {
  label: string;
  refusal: RefusalCode | null;
  isBusy: boolean;
  isPrimary?: boolean;
  /** A single key that leads here; the button itself still has to be pressed. */
  shortcut?: string;
  act: () => void;
};

/** A step's button; off, it stays reachable and says why. */
export function StepButton({
  label,
  refusal,
  isBusy,
  isPrimary = false,
  ...given
}: StepButtonProps) {
  const t = useTranslations("refusals");
  const id = useId();
  const isOff = refusal !== null;
  return (
    <div>
      <button
        type="button"
        className={isPrimary ? "btn primary" : "btn"}
        aria-disabled={isOff || isBusy}
        aria-describedby={isOff ? id : undefined}
        aria-keyshortcuts={given.shortcut}
        data-ask={given.shortcut}
        onClick={isOff || isBusy ? undefined : given.act}
      >
        {label}
      </button>
      {isOff ? (
        <p className="dim" id={id}>
          {t(refusal)}
        </p>
      ) : null}
    </div>
  );
}
