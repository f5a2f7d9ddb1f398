"use client";

import { useTranslations } from "use-intl";
import { Confirm } from "@/components/ui/confirm";

export const acts = [
  "reset",
  "suspend",
  "reinstate",
  "remove",
  "makeSiteAdmin",
  "removeSiteAdmin",
] as const;
type Act = (typeof acts)[number];

type AskedActsProps = {
  name: string;
  /** What may be done to the person; what is not named is not offered. */
  run: Partial<Record<Act, (() => void) | false>>;
  isBusy: boolean;
};

/** What the viewer may do to a person, each asked for before it happens. */
export function AskedActs({ name, run, isBusy }: AskedActsProps) {
  const t = useTranslations("desk");
  return (
    <div className="row-of">
      {acts.map((act) => {
        const onAct = run[act];
        return onAct ? (
          <Confirm
            key={act}
            trigger={t(`people.acts.${act}`)}
            label={t(`people.${act}`, { name })}
            title={t(`people.${act}Title`, { name })}
            act={t(`people.${act}Sure`)}
            cancel={t("cancel")}
            isBusy={isBusy}
            onAct={onAct}
          >
            <p>{t(`people.${act}What`, { name })}</p>
          </Confirm>
        ) : null;
      })}
    </div>
  );
}
