"use client";

import { useMutation } from "@tanstack/react-query";
import type { inferRouterOutputs } from "@trpc/server";
import { ArrowDown, ArrowUp } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { useRefusalWords } from "@/components/desk/refusal-words";
import { useTRPC } from "@/components/desk/trpc";
import { useSaved } from "@/components/desk/use-saved";
import { Confirm } from "@/components/ui/confirm";
import { Link } from "@/components/ui/link";
import { ErrorNote } from "@/components/ui/note";
import type { RootRouter } from "@/server/trpc/root";

export type Tracker = inferRouterOutputs<RootRouter>["trackers"]["every"][number];
type TrackerRowProps = { tracker: Tracker; isFirst: boolean; isLast: boolean };

const askedFrom = ["ordinary", "high"] as const;

/** One tracker: its name and what it asks of a text are saved together, its place and closing at once. */
export function TrackerRow({ tracker, isFirst, isLast }: TrackerRowProps) {
  const t = useTranslations("desk.trackers");
  const desk = useTranslations("desk");
  const words = useRefusalWords();
  const trpc = useTRPC();
  const saved = useSaved();
  const [name, setName] = useState(tracker.name);
  const [approvals, setApprovals] = useState(tracker.approvals);
  const [twoSourcesFrom, setTwoSourcesFrom] = useState(tracker.twoSourcesFrom);
  const arrange = useMutation(trpc.trackers.arrange.mutationOptions(saved));
  const move = useMutation(trpc.trackers.move.mutationOptions(saved));
  const close = useMutation(trpc.trackers.close.mutationOptions(saved));
  const reopen = useMutation(trpc.trackers.reopen.mutationOptions(saved));
  const trackerId = tracker.id;
  const said = { name: tracker.name };
  const isChanged =
    name !== tracker.name ||
    approvals !== tracker.approvals ||
    twoSourcesFrom !== tracker.twoSourcesFrom;

  return (
    <tr className={tracker.closedAt ? "off" : undefined}>
      <td className="grow">
        <input
          className="input"
          aria-label={t("nameOf", said)}
          value={name}
          maxLength={200}
          onChange={(event) => setName(event.target.value)}
        />
        <ErrorNote text={words(arrange.error ?? move.error ?? close.error ?? reopen.error)} />
      </td>
      <td data-label={t("approvals")}>
        <select
          className="select bare"
          aria-label={t("approvalsOf", said)}
          value={approvals}
          onChange={(event) => setApprovals(Number(event.target.value))}
        >
          {[1, 2, 3].map((count) => (
            <option key={count} value={count}>
              {count}
            </option>
          ))}
        </select>
      </td>
      <td data-label={t("twoSources")}>
        <select
          className="select bare"
          aria-label={t("twoSourcesOf", said)}
          value={twoSourcesFrom ?? "never"}
          onChange={({ target }) =>
            setTwoSourcesFrom(askedFrom.find((from) => from === target.value) ?? null)
          }
        >
          {[...askedFrom, "never" as const].map((from) => (
            <option key={from} value={from}>
              {t(`from.${from}`)}
            </option>
          ))}
        </select>
      </td>
      <td className="opt num">
        <Link href={`/desk/people/${trackerId}`}>
          {tracker.people}{" "}
          <span className="vh">{desk("people.of", { tracker: tracker.name })}</span>
        </Link>
      </td>
      <td className="opt num">{tracker.works}</td>
      <td className="opt">
        <span className={`state ${tracker.closedAt ? "gone" : "approved"}`}>
          {t(tracker.closedAt ? "closed" : "open")}
        </span>
      </td>
      <td>
        <div className="row-of">
          <button
            type="button"
            className="btn small"
            aria-label={t("save", said)}
            disabled={!isChanged || name.trim() === "" || arrange.isPending}
            onClick={() => arrange.mutate({ trackerId, name, approvals, twoSourcesFrom })}
          >
            {t("acts.save")}
          </button>
          <button
            type="button"
            className="btn icon quiet"
            aria-label={t("up", said)}
            title={t("up", said)}
            disabled={isFirst || move.isPending}
            onClick={() => move.mutate({ trackerId, way: "up" })}
          >
            <ArrowUp className="i" aria-hidden="true" />
          </button>
          <button
            type="button"
            className="btn icon quiet"
            aria-label={t("down", said)}
            title={t("down", said)}
            disabled={isLast || move.isPending}
            onClick={() => move.mutate({ trackerId, way: "down" })}
          >
            <ArrowDown className="i" aria-hidden="true" />
          </button>
          {tracker.closedAt ? (
            <button
              type="button"
              className="btn small"
              aria-label={t("reopen", said)}
              disabled={reopen.isPending}
              onClick={() => reopen.mutate({ trackerId })}
            >
              {t("acts.reopen")}
            </button>
          ) : (
            <Confirm
              trigger={t("acts.close")}
              label={t("close", said)}
              title={t("closeTitle", said)}
              act={t("closeSure")}
              cancel={desk("cancel")}
              isBusy={close.isPending}
              onAct={() => close.mutate({ trackerId })}
            >
              <p>{t("closeWhat")}</p>
            </Confirm>
          )}
        </div>
      </td>
    </tr>
  );
}
