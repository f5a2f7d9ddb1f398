"use client";

import { Plus } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { Dialog } from "@/components/ui/dialog";
import { AddForm } from "./add-form";

/** The way to record someone or something new. */
export function AddEntity() {
  const t = useTranslations("desk.record.add");
  const [isOpen, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <>
      <button
        type="button"
        className="btn primary"
        aria-keyshortcuts="N"
        onClick={() => setOpen(true)}
      >
        <Plus className="i" aria-hidden="true" />
        {t("open")}
      </button>
      <Dialog
        isOpen={isOpen}
        onClose={close}
        title={t("title")}
        lede={t("lede")}
        closeLabel={t("close")}
      >
        <AddForm onClose={close} />
      </Dialog>
    </>
  );
}
