"use client";

import { useMutation } from "@tanstack/react-query";
import type { inferRouterOutputs } from "@trpc/server";
import { useTranslations } from "use-intl";
import { useRefusalWords } from "@/components/desk/refusal-words";
import { useTRPC } from "@/components/desk/trpc";
import { useSaved } from "@/components/desk/use-saved";
import { Confirm } from "@/components/ui/confirm";
import { ErrorNote } from "@/components/ui/note";
import type { RootRouter } from "@/server/trpc/root";

type Site = Omit<inferRouterOutputs<RootRouter>["site"]["settings"], "alarms">;

/** The one switch: whether this server asks other sites, with all that comes of it. */
export function Asking({ site: { mayAskOutside, version, proxy } }: { site: Site }) {
  const t = useTranslations("desk.site");
  const words = useRefusalWords();
  const trpc = useTRPC();
  const set = useMutation(trpc.site.setAsking.mutationOptions(useSaved()));
  return (
    <section className="group" aria-labelledby="asking">
      <header>
        <h2 id="asking">{t("asking")}</h2>
      </header>
      <div className="form-in told">
        <p role="status">
          <b>{t(mayAskOutside ? "isOn" : "isOff")}</b>
        </p>
        <ul className="bullets">
          <li>{t("does.copies")}</li>
          <li>{t("does.links")}</li>
          <li>{proxy ? t("does.seenProxy", { proxy }) : t("does.seen")}</li>
          <li>{t("does.protected")}</li>
        </ul>
        <ErrorNote text={words(set.error)} />
        <div className="row-of">
          {mayAskOutside ? (
            <button
              type="button"
              className="btn"
              disabled={set.isPending}
              onClick={() => set.mutate({ mayAskOutside: false, version })}
            >
              {t("turnOff")}
            </button>
          ) : (
            <Confirm
              trigger={t("turnOn")}
              title={t("turnOnTitle")}
              act={t("turnOnSure")}
              cancel={t("cancel")}
              isBusy={set.isPending}
              onAct={() => set.mutate({ mayAskOutside: true, version })}
            >
              <p>{t("turnOnWhat")}</p>
              {proxy ? null : <p>{t("turnOnAddress")}</p>}
            </Confirm>
          )}
        </div>
      </div>
    </section>
  );
}
