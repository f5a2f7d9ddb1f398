"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { inferRouterOutputs } from "@trpc/server";
import { GitCompareArrows } from "lucide-react";
import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { useTranslations } from "use-intl";
import { useRefusalWords } from "@/components/desk/refusal-words";
import { useTRPC } from "@/components/desk/trpc";
import { ErrorNote } from "@/components/ui/note";
import { Submit } from "@/components/ui/submit";
import { TextArea } from "@/components/ui/text-area";
import type { RootRouter } from "@/server/trpc/root";

type Contradiction = inferRouterOutputs<RootRouter>["contradictions"]["ofEdition"][number];
type ContradictionsProps = {
  editionId: string;
  /** Whether the text is open, so that readers can be told. */
  isOpen: boolean;
};

/** What the work says against the ledger or a measure, both sides quoted; closed by a person with a reason, never by itself. */
export function Contradictions({ editionId, isOpen }: ContradictionsProps) {
  const t = useTranslations("desk.contradictions");
  const trpc = useTRPC();
  const { data } = useQuery(trpc.contradictions.ofEdition.queryOptions({ editionId }));
  if (!data || data.length === 0) return null;
  return (
    <section className="contradictions" aria-label={t("title")}>
      {data.map((one) =>
        one.closed ? (
          <Closed key={one.key} editionId={editionId} contradiction={one} isOpen={isOpen} />
        ) : (
          <Open key={one.key} editionId={editionId} contradiction={one} isOpen={isOpen} />
        ),
      )}
    </section>
  );
}

type OneProps = ContradictionsProps & { contradiction: Contradiction };

function Open({ editionId, contradiction, isOpen }: OneProps) {
  const t = useTranslations("desk.contradictions");
  const words = useRefusalWords();
  const trpc = useTRPC();
  const settle = useSettle(editionId);
  const [reason, setReason] = useState("");
  const [isTold, setTold] = useState(false);
  const { key, kind, perhaps } = contradiction;
  const close = useMutation(trpc.contradictions.close.mutationOptions({ onSuccess: settle }));

  function submit(event: FormEvent) {
    event.preventDefault();
    close.mutate({ editionId, key, reason, isTold });
  }

  return (
    <article className="note changes" aria-labelledby={`c-${key}`}>
      <GitCompareArrows className="i" aria-hidden="true" />
      <div>
        <p>
          <strong id={`c-${key}`}>{t(`kinds.${kind}`)}</strong>
        </p>
        <Sides contradiction={contradiction} />
        {perhaps.map((act) => (
          <p key={act}>{t("perhaps", { act })}</p>
        ))}
        <form className="field" onSubmit={submit}>
          <TextArea
            label={t("reason")}
            hint={t("reasonHint")}
            rows={2}
            maxLength={1000}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
          {isOpen ? (
            <label className="check">
              <input
                type="checkbox"
                checked={isTold}
                onChange={(event) => setTold(event.target.checked)}
              />
              {t("tell")}
            </label>
          ) : null}
          <div>
            <Submit isBusy={close.isPending} className="btn">
              {t("close")}
            </Submit>
          </div>
          <ErrorNote text={words(close.error)} />
        </form>
      </div>
    </article>
  );
}

function Sides({
  contradiction: { kind, place, said, recorded },
}: Pick<OneProps, "contradiction">) {
  const t = useTranslations("desk.contradictions");
  const where = typeof place === "number" ? t("paragraph", { number: `${place}` }) : t(place);
  return (
    <div className="versus">
      <div>
        <small>{where}</small>
        <p dir="auto">{t("quoted", { said })}</p>
      </div>
      <div>
        <small>{t(kind === "measure" ? "record" : "ledger")}</small>
        {recorded.map((act) => (
          <p key={act}>{act}</p>
        ))}
      </div>
    </div>
  );
}

function Closed({ editionId, contradiction, isOpen }: OneProps) {
  const t = useTranslations("desk.contradictions");
  const words = useRefusalWords();
  const trpc = useTRPC();
  const settle = useSettle(editionId);
  const { key, kind, closed } = contradiction;
  const reopen = useMutation(trpc.contradictions.reopen.mutationOptions({ onSuccess: settle }));
  return (
    <details className="note">
      <summary>{t("closed", { what: t(`kinds.${kind}`), name: closed?.by ?? "" })}</summary>
      <div>
        <Sides contradiction={contradiction} />
        <p dir="auto">{t("because", { reason: closed?.reason ?? "" })}</p>
        {closed?.isTold ? <p>{t("told")}</p> : null}
        {closed?.isTold && !isOpen ? null : (
          <button
            type="button"
            className="btn small"
            disabled={reopen.isPending}
            onClick={() => reopen.mutate({ editionId, key })}
          >
            {t("reopen")}
          </button>
        )}
        <ErrorNote text={words(reopen.error)} />
      </div>
    </details>
  );
}

/** Draws anew what depends on whether any is open: this list, and the step that waits for it. */
function useSettle(editionId: string) {
  const trpc = useTRPC();
  const client = useQueryClient();
  const { refresh } = useRouter();
  return async () => {
    refresh();
    await client.invalidateQueries(trpc.contradictions.ofEdition.queryFilter({ editionId }));
  };
}

/** Looks again, once a save has arrived, at what it says against the record and at what it rests on. */
export function useLookAgain(editionId: string) {
  const trpc = useTRPC();
  const client = useQueryClient();
  return () => {
    void client.invalidateQueries(trpc.contradictions.ofEdition.queryFilter({ editionId }));
    void client.invalidateQueries(trpc.reviews.footing.queryFilter({ editionId }));
  };
}
