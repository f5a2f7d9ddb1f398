"use client";

import { LogOut } from "lucide-react";
import { signOut } from "next-auth/react";
import { useTranslations } from "use-intl";

export function SignOutButton({ name }: { name: string }) {
  const t = useTranslations("desk");
  return (
    <button
      type="button"
      className="acct"
      aria-label={t("signOut", { name })}
      title={t("signOut", { name })}
      onClick={() => signOut({ callbackUrl: "/desk/sign-in" })}
    >
      <LogOut className="i flip" aria-hidden="true" />
      <span className="t">{t("signOut", { name })}</span>
    </button>
  );
}
