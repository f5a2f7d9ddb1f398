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
  if (refusal !== null) return <StepsOff labels={[label]} refusal={refusal} />;
  return (
    <div>
      <button
        type="button"
        className={isPrimary ? "btn primary" : "btn"}
        aria-disabled={isBusy}
        aria-keyshortcuts={given.shortcut}
        data-ask={given.shortcut}
        onClick={isBusy ? undefined : given.act}
      >
        {label}
      </button>
    </div>
  );
}

/** Steps that are off for one reason, which is said once, under them. */
export function StepsOff({ labels, refusal }: { labels: string[]; refusal: RefusalCode }) {
  const t = useTranslations("refusals");
  const id = useId();
  return (
    <div className="off">
      <p className="row-of">
        {labels.map((label) => (
          <button
            type="button"
            className="btn"
            key={label}
            aria-disabled="true"
            aria-describedby={id}
          >
            {label}
          </button>
        ))}
      </p>
      <p className="dim" id={id}>
        {t(refusal)}
      </p>
    </div>
  );
}
