"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { RegisterRows } from "@/app/(desk)/desk/(signed-in)/record/register/register-rows";
import { RegisterSummary } from "@/app/(desk)/desk/(signed-in)/record/register/register-summary";
import { useRefusalWords } from "@/components/desk/refusal-words";
import { useTRPC } from "@/components/desk/trpc";
import { ErrorNote } from "@/components/ui/note";

/** The register an entry is made of, for whoever writes or judges it: in numbers, and row by row. */
export function RegisterSheet({ registerId }: { registerId: string }) {
  const t = useTranslations("desk.registers");
  const words = useRefusalWords();
  const trpc = useTRPC();
  const { data: register, error } = useQuery(trpc.registers.one.queryOptions({ registerId }));
  return (
    <section className="stack register" aria-label={t("ofEntry")}>
      {register ? (
        <>
          <p className="dim">
            {t("about", {
              rows: register.rows,
              fileName: register.fileName,
              tracker: register.tracker,
            })}
          </p>
          <p className="dim hash">{t("hash", { hash: register.hash })}</p>
          <RegisterSummary register={register} />
        </>
      ) : null}
      <ErrorNote text={words(error)} />
      <RegisterRows registerId={registerId} choices={["anomalies", "changes", "sample", "all"]} />
    </section>
  );
}
