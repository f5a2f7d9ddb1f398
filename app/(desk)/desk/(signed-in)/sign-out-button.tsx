"use client";

import { useQuery } from "@tanstack/react-query";
import { LogOut } from "lucide-react";
import { signOut } from "next-auth/react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { asText } from "@/components/desk/as-text";
import { forgetAll, keptEditions } from "@/components/desk/kept-words";
import { saveAsFile } from "@/components/desk/save-as-file";
import { useKept } from "@/components/desk/use-kept";
import { Dialog } from "@/components/ui/dialog";

type Person = { id: string; name: string };

/** Signs out at once, unless this computer holds words of the person that the server does not have. */
export function SignOutButton({ person: { id, name } }: { person: Person }) {
  const t = useTranslations("desk");
  const kept = useKept();
  const [isAsking, setAsking] = useState(false);
  const unsent = useQuery({
    queryKey: ["unsent", id],
    queryFn: () => keptEditions(id),
    enabled: false,
  });

  async function leave() {
    await forgetAll(id);
    await signOut({ callbackUrl: "/desk/sign-in" });
  }
  async function ask() {
    const { data } = await unsent.refetch();
    if (data && data.length > 0) setAsking(true);
    else await leave();
  }
  async function keepFiles() {
    for (const editionId of unsent.data ?? []) {
      const words = await kept?.find(editionId);
      if (words) saveAsFile(words.text.headline, asText(words));
    }
    await leave();
  }

  return (
    <>
      <button
        type="button"
        className="acct"
        aria-label={t("signOut", { name })}
        title={t("signOut", { name })}
        onClick={ask}
      >
        <LogOut className="i flip" aria-hidden="true" />
        <span className="t">{t("signOut", { name })}</span>
      </button>
      <Dialog
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        title={t("unsent.leaving")}
        lede={t("unsent.leavingWhat", { count: unsent.data?.length ?? 0 })}
        closeLabel={t("unsent.stay")}
      >
        <footer>
          <button type="button" className="btn quiet" onClick={() => setAsking(false)}>
            {t("unsent.stay")}
          </button>
          <button type="button" className="btn danger" onClick={leave}>
            {t("unsent.discard")}
          </button>
          <button type="button" className="btn primary" disabled={!kept} onClick={keepFiles}>
            {t("unsent.file")}
          </button>
        </footer>
      </Dialog>
    </>
  );
}
