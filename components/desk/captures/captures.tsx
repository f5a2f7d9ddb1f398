"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { inferRouterOutputs } from "@trpc/server";
import { useFormatter, useTranslations } from "use-intl";
import { useRefusalWords } from "@/components/desk/refusal-words";
import { useTRPC } from "@/components/desk/trpc";
import { Link } from "@/components/ui/link";
import { ErrorNote } from "@/components/ui/note";
import type { RootRouter } from "@/server/trpc/root";

type Capture = inferRouterOutputs<RootRouter>["captures"]["ofSource"]["captures"][number];

type CapturesProps = {
  source: { id: string; url: string; isRestricted: boolean };
  timeZone: string;
};

/** The copies of a source: taken when asked, read here, and one of them shown to readers where somebody chose it. */
export function Captures({ source, timeZone }: CapturesProps) {
  const t = useTranslations("desk.captures");
  const words = useRefusalWords();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const list = useQuery(trpc.captures.ofSource.queryOptions({ sourceId: source.id }));
  const changed = () => queries.invalidateQueries(trpc.captures.ofSource.pathFilter());
  const take = useMutation(trpc.captures.take.mutationOptions({ onSuccess: changed }));
  const show = useMutation(trpc.captures.show.mutationOptions({ onSuccess: changed }));
  const { captures = [], shownId = null } = list.data ?? {};

  return (
    <section className="group" aria-labelledby="copies">
      <header>
        <h2 id="copies">{t("title")}</h2>
        <span className="count">{captures.length}</span>
      </header>
      <div className="form-in">
        <p className="dim">{t("lede")}</p>
        {list.isPending ? <p>{t("loading")}</p> : null}
        {captures.length > 0 ? (
          <ul className="copies">
            {captures.map((capture) => (
              <Copy
                key={capture.id}
                capture={capture}
                timeZone={timeZone}
                isShown={capture.id === shownId}
                mayShow={!source.isRestricted && !capture.isDamaged}
                isBusy={show.isPending}
                onShow={(captureId) =>
                  show.mutate({ sourceId: source.id, was: shownId, captureId })
                }
              />
            ))}
          </ul>
        ) : null}
        {list.isSuccess && captures.length === 0 ? <p>{t("none")}</p> : null}
        {captures.length > 0 && !source.isRestricted ? (
          <p className="hint">{t("showHint")}</p>
        ) : null}
        <Take
          source={source}
          mayAskOutside={list.data?.mayAskOutside ?? null}
          isTaken={take.isSuccess}
          isBusy={take.isPending}
          onTake={() => take.mutate({ sourceId: source.id })}
        />
        <ErrorNote text={words(list.error ?? take.error ?? show.error)} />
      </div>
    </section>
  );
}

type TakeProps = {
  source: CapturesProps["source"];
  /** Null as long as that is not known. */
  mayAskOutside: boolean | null;
  isTaken: boolean;
  isBusy: boolean;
  onTake: () => void;
};

function Take({ source, mayAskOutside, isTaken, isBusy, onTake }: TakeProps) {
  const t = useTranslations("desk.captures");
  const why = mayAskOutside === null ? null : whyNot(source, mayAskOutside);
  return (
    <div className="row-of">
      <button
        type="button"
        className="btn"
        disabled={mayAskOutside === null || why !== null || isBusy}
        aria-describedby={why ? "copies-why" : undefined}
        onClick={onTake}
      >
        {t("take")}
      </button>
      {why ? (
        <p className="hint" id="copies-why">
          {t(why)}
        </p>
      ) : null}
      <p role="status">
        {isBusy ? t("taking", { host: hostOf(source.url) }) : null}
        {isTaken && !isBusy ? t("taken") : null}
      </p>
    </div>
  );
}

function whyNot({ url, isRestricted }: CapturesProps["source"], mayAskOutside: boolean) {
  if (isRestricted) return "protected";
  if (!url) return "noAddress";
  return mayAskOutside ? null : "off";
}

const hostOf = (url: string) => (URL.canParse(url) ? new URL(url).host : url);

type CopyProps = {
  capture: Capture;
  timeZone: string;
  isShown: boolean;
  mayShow: boolean;
  isBusy: boolean;
  onShow: (captureId: string | null) => void;
};

function Copy(props: CopyProps) {
  const { capture, timeZone, isShown } = props;
  const t = useTranslations("desk.captures");
  const format = useFormatter();
  const { ending, takenAt, takenBy: name, address, lastAddress } = capture;
  const at = format.dateTime(takenAt, { dateStyle: "medium", timeStyle: "short", timeZone });
  const kind = t(`kinds.${kindOf(ending)}`);
  return (
    <li>
      <p>
        <b>
          <time dateTime={takenAt.toISOString()}>{at}</time>
        </b>
        {isShown ? <span className="chip live">{t("shown")}</span> : null}
      </p>
      <p className="dim" title={t("hash", { hash: capture.hash })}>
        {t("about", { kind, size: sizeIn(format, capture.size), name })}
      </p>
      {lastAddress === address ? null : (
        <p className="dim long">
          <bdi dir="ltr">{t("led", { address: lastAddress })}</bdi>
        </p>
      )}
      {capture.isDamaged ? <p className="note gone">{t("damaged")}</p> : null}
      <Acts {...props} at={at} />
    </li>
  );
}

/** What is damaged can still be read, for its words are kept apart, and is given out no more. */
function Acts({ capture, at, isShown, mayShow, isBusy, onShow }: CopyProps & { at: string }) {
  const t = useTranslations("desk.captures");
  const { id, ending } = capture;
  return (
    <div className="row-of">
      {ending === "html" || ending === "txt" ? (
        <Link className="btn small" href={`/desk/captures/${id}`} aria-label={t("readOf", { at })}>
          {t("read")}
        </Link>
      ) : null}
      {capture.isDamaged ? null : <FileLinks capture={capture} at={at} />}
      {isShown || mayShow ? (
        <button
          type="button"
          className="btn small"
          disabled={isBusy}
          aria-label={t(isShown ? "hideOf" : "showOf", { at })}
          onClick={() => onShow(isShown ? null : id)}
        >
          {t(isShown ? "hide" : "show")}
        </button>
      ) : null}
    </div>
  );
}

function FileLinks({ capture: { id, ending }, at }: { capture: Capture; at: string }) {
  const t = useTranslations("desk.captures");
  const file = `/desk/captures/${id}/file`;
  return (
    <>
      {ending === "html" ? (
        <a
          className="btn small"
          href={file}
          target="_blank"
          rel="noopener"
          aria-label={t("openOf", { at })}
        >
          {t("open")}
        </a>
      ) : null}
      <a className="btn small" href={`${file}?save`} aria-label={t("saveOf", { at })}>
        {t("save")}
      </a>
    </>
  );
}

function kindOf(ending: Capture["ending"]) {
  if (ending === "html") return "page";
  return ending === "txt" || ending === "pdf" ? ending : "picture";
}

/** Bytes, as people count them. */
function sizeIn(format: ReturnType<typeof useFormatter>, bytes: number) {
  const isSmall = bytes < 1_000_000;
  return format.number(Math.max(bytes / (isSmall ? 1_000 : 1_000_000), 0.1), {
    style: "unit",
    unit: isSmall ? "kilobyte" : "megabyte",
    maximumSignificantDigits: 2,
  });
}
