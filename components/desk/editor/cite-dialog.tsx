"use client";

import { useTranslations } from "use-intl";
import { Dialog } from "@/components/ui/dialog";
import type { Citation } from "./citation";
import { CiteForm } from "./cite-form";

/** What the dialog starts from. */
export type CiteStart = {
  /** The citation's id, already given to a new one. */
  id: string;
  /** The citation as it is kept; null for a new one, and for one whose source was lost. */
  kept: Citation | null;
  /** The selected words. */
  quote: string;
  as: "new" | "change" | "lost" | "whole" | "changeWhole";
};

export type CiteDialogProps = {
  trackerId: string;
  start: CiteStart | null;
  onClose: () => void;
  onKeep: (citation: Citation) => void;
  onRemove: (id: string) => void;
  /** Where the keyboard goes afterwards; back to where it was when none is given. */
  finalFocus?: () => HTMLElement;
};

/** Asks which source is cited, where in it, and in which words. */
export function CiteDialog({ start, finalFocus, ...form }: CiteDialogProps) {
  const t = useTranslations("desk.editor");
  const as = start?.as ?? "new";
  return (
    <Dialog
      isOpen={start !== null}
      onClose={form.onClose}
      title={t(`cite.title.${as}`)}
      lede={t(`cite.lede.${as}`)}
      closeLabel={t("close")}
      finalFocus={finalFocus}
    >
      {start ? <CiteForm key={start.id} start={start} {...form} /> : null}
    </Dialog>
  );
}
