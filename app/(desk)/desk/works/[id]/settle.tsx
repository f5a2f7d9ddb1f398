"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import { Dialog } from "@/components/ui/dialog";
import type { Expected } from "./expected-field";
import { type Outcome, SettleForm } from "./settle-form";

const outcomes: readonly Outcome[] = ["happened", "postponed", "cancelled"];

export type Settled = {
  editionId: string;
  workId: string;
  version: number;
  factsVersion: number;
  /** The event's title, told apart from others where several stand in a list. */
  headline: string;
  expected: Expected;
};

/** What became of an event that readers expect, in one step each; every one opens a draft to be reviewed. */
export function Settle({ settled }: { settled: Settled }) {
  const t = useTranslations("desk.settle");
  const [open, setOpen] = useState<Outcome | null>(null);
  return (
    <>
      <div className="settle">
        {outcomes.map((is) => (
          <button
            key={is}
            type="button"
            className="btn small"
            aria-label={t("of", { act: t(`acts.${is}`), title: settled.headline })}
            onClick={() => setOpen(is)}
          >
            {t(`acts.${is}`)}
          </button>
        ))}
      </div>
      <Dialog
        isOpen={open !== null}
        onClose={() => setOpen(null)}
        title={open ? t(`titles.${open}`, { title: settled.headline }) : ""}
        lede={t("lede")}
        closeLabel={t("close")}
      >
        {open ? <SettleForm is={open} settled={settled} onCancel={() => setOpen(null)} /> : null}
      </Dialog>
    </>
  );
}
