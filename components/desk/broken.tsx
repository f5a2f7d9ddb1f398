"use client";

import { CircleAlert } from "lucide-react";
import { useTranslations } from "use-intl";
import { Link } from "@/components/ui/link";
import { NoPage } from "./no-page";

export type BrokenProps = {
  /** `digest` is what the server's log calls it. */
  error: Error & { digest?: string };
};

/** A page that could not be drawn: nothing of it is lost, and it can be tried again. */
export function Broken({ error }: BrokenProps) {
  const t = useTranslations("desk.states");
  return (
    <NoPage
      icon={CircleAlert}
      title={t("broken.title")}
      why={
        <>
          <p>{t("broken.safe")}</p>
          {error.digest ? <p className="dim">{t("broken.code", { code: error.digest })}</p> : null}
        </>
      }
    >
      <button type="button" className="btn primary" onClick={() => window.location.reload()}>
        {t("broken.again")}
      </button>
      <Link className="btn" href="/desk">
        {t("toMyWork")}
      </Link>
    </NoPage>
  );
}
