"use client";

import { useTranslations } from "use-intl";
import { Dialog } from "@/components/ui/dialog";
import { LinkOnce } from "@/components/ui/link-once";

type ResetLinkProps = { link: { name: string; token: string } | null; onClose: () => void };

/** The link that sets someone's password, in front of everything: it is not shown again. */
export function ResetLink({ link, onClose }: ResetLinkProps) {
  const t = useTranslations("desk.people");
  const name = link?.name ?? "";
  return (
    <Dialog
      isOpen={link !== null}
      onClose={onClose}
      title={t("linkTitle", { name })}
      closeLabel={t("linkDone")}
    >
      {link ? (
        <div className="inside">
          <LinkOnce
            key={link.token}
            path={`/desk/reset/${link.token}`}
            words={t("resetOnce", { name })}
          />
        </div>
      ) : null}
    </Dialog>
  );
}
