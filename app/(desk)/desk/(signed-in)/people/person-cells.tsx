"use client";

import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { Moment } from "@/components/desk/moment";

type Named = { name: string; email: string; isYou: boolean };

/** Who it is; on a narrow screen what the columns that go would have said stands below. */
export function NameCell({ person, children }: { person: Named; children?: ReactNode }) {
  const t = useTranslations("desk.people");
  return (
    <td className="grow">
      <span className="ttl">
        <b>{person.name}</b>
        {person.isYou ? <span className="dim">{t("you")}</span> : null}
      </span>
      <span className="below">{person.email}</span>
      {children}
    </td>
  );
}

export function SeenCell({ at, timeZone }: { at: Date | null; timeZone: string }) {
  const t = useTranslations("desk.people");
  return <td className="opt dim">{at ? <Moment at={at} timeZone={timeZone} /> : t("never")}</td>;
}

export function CanSignIn({ suspendedAt }: { suspendedAt: Date | null }) {
  const t = useTranslations("desk.people");
  return (
    <span className={`state ${suspendedAt ? "gone" : "approved"}`}>
      {t(suspendedAt ? "suspendedAt" : "active")}
    </span>
  );
}
