"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { useRefusalWords } from "@/components/desk/refusal-words";
import { State } from "@/components/desk/state";
import { useTRPC } from "@/components/desk/trpc";
import { Control } from "@/components/ui/control";
import { Link } from "@/components/ui/link";
import { ErrorNote } from "@/components/ui/note";
import type { EntityForDesk } from "@/server/entities/queries";

type Page = NonNullable<EntityForDesk["page"]>;
type PublicPageProps = {
  entityId: string;
  /** Whose name readers may not have gets no page. */
  isWithheld: boolean;
  page: EntityForDesk["page"];
  /** The open trackers the viewer writes in. */
  trackers: { id: string; name: string }[];
};

/** Whether readers have a page of the entry, where that stands, and the way to one. */
export function PublicPage({ entityId, isWithheld, page, trackers }: PublicPageProps) {
  const t = useTranslations("desk.record.page");
  return (
    <section className="group" aria-labelledby="public-page">
      <header>
        <h2 id="public-page">{t("title")}</h2>
      </header>
      <div className="form-in">
        {page ? (
          <PageNow page={page} />
        ) : isWithheld ? (
          <p>{t("withheld")}</p>
        ) : trackers.length > 0 ? (
          <MakePage entityId={entityId} trackers={trackers} />
        ) : (
          <p>{t("closed")}</p>
        )}
      </div>
    </section>
  );
}

function MakePage({ entityId, trackers }: Pick<PublicPageProps, "entityId" | "trackers">) {
  const t = useTranslations("desk.record.page");
  const words = useRefusalWords();
  const trpc = useTRPC();
  const { push } = useRouter();
  const [trackerId, setTracker] = useState(trackers[0]?.id ?? "");
  const make = useMutation(
    trpc.entities.makePage.mutationOptions({ onSuccess: ({ id }) => push(`/desk/works/${id}`) }),
  );
  return (
    <>
      <p className="hint">{t("none")}</p>
      {trackers.length > 1 ? (
        <Control label={t("tracker")}>
          {(props) => (
            <select
              {...props}
              className="select"
              value={trackerId}
              onChange={(event) => setTracker(event.target.value)}
            >
              {trackers.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          )}
        </Control>
      ) : null}
      <div>
        <button
          type="button"
          className="btn"
          // Until the page is there.
          disabled={make.isPending || make.isSuccess}
          onClick={() => make.mutate({ entityId, trackerId })}
        >
          {t("make")}
        </button>
      </div>
      <ErrorNote text={words(make.error)} />
    </>
  );
}

function PageNow({ page: { path, own } }: { page: Page }) {
  const t = useTranslations("desk.record.page");
  return (
    <>
      {own ? (
        <>
          <p className="row-of">
            <Link href={`/desk/works/${own.editionId}`}>{t("open")}</Link>
            <State status={own.status} />
          </p>
          <p className="hint">{t(own.isBinned ? "binned" : "of", { tracker: own.tracker })}</p>
          {own.isOutdated ? <Outdated own={own} /> : null}
        </>
      ) : (
        <p>{t("elsewhere")}</p>
      )}
      {path ? (
        <p>
          <a href={path}>{t("live")}</a>
        </p>
      ) : null}
    </>
  );
}

/** Readers, or reviewers, have the entry as it was: the way to bring it before them as it is. */
function Outdated({ own }: { own: NonNullable<Page["own"]> }) {
  const t = useTranslations("desk.record.page");
  const words = useRefusalWords();
  const trpc = useTRPC();
  const { push, refresh } = useRouter();
  const { editionId, status, version } = own;
  const edit = useMutation(trpc.drafts.edit.mutationOptions());
  const submit = useMutation(
    trpc.reviews.submit.mutationOptions({ onSuccess: () => push(`/desk/works/${editionId}`) }),
  );
  const isSent = status === "inReview" || status === "approved";

  async function send() {
    const opened = await edit.mutateAsync({ editionId, version }).catch(() => null);
    if (opened)
      submit.mutate({ editionId, version: opened.version, note: "" }, { onError: refresh });
  }

  return (
    <div className="note changes">
      <div>
        <p>{t(isSent ? "outdated.sent" : "outdated.live")}</p>
        {status === "published" ? (
          <button
            type="button"
            className="btn small wrap-ok"
            disabled={edit.isPending || submit.isPending || submit.isSuccess}
            onClick={() => void send()}
          >
            {t("send")}
          </button>
        ) : null}
        <ErrorNote text={words(edit.error ?? submit.error)} />
      </div>
    </div>
  );
}
