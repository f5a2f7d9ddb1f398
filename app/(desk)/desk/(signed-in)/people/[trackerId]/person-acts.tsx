"use client";

import { useMutation } from "@tanstack/react-query";
import type { inferRouterOutputs } from "@trpc/server";
import { useTranslations } from "use-intl";
import { useTRPC } from "@/components/desk/trpc";
import { Confirm } from "@/components/ui/confirm";
import type { RootRouter } from "@/server/trpc/root";

export type Person = inferRouterOutputs<RootRouter>["people"]["ofTracker"][number];

type Problem = { message: string; data?: { code: string } | null };
type PersonActsProps = {
  trackerId: string;
  person: Person;
  saved: { onSuccess: () => void; onMutate: () => void; onError: (error: Problem) => void };
  onLink: (token: string) => void;
};

/** What the viewer may do to a member, each asked for before it happens. */
export function PersonActs({ trackerId, person, saved, onLink }: PersonActsProps) {
  const t = useTranslations("desk");
  const trpc = useTRPC();
  const remove = useMutation(trpc.people.remove.mutationOptions(saved));
  const suspend = useMutation(trpc.people.suspend.mutationOptions(saved));
  const reinstate = useMutation(trpc.people.reinstate.mutationOptions(saved));
  const reset = useMutation(
    trpc.resets.make.mutationOptions({ ...saved, onSuccess: ({ token }) => onLink(token) }),
  );

  const acts = {
    reset: { run: reset.mutate, isOffered: person.mayActOn && !person.suspendedAt },
    suspend: { run: suspend.mutate, isOffered: person.mayActOn && !person.suspendedAt },
    reinstate: { run: reinstate.mutate, isOffered: person.mayActOn && person.suspendedAt },
    remove: { run: remove.mutate, isOffered: person.maySetRole },
  } as const;
  const isBusy = [remove, suspend, reinstate, reset].some(({ isPending }) => isPending);

  return (
    <div className="row-of">
      {(["reset", "suspend", "reinstate", "remove"] as const).map((act) =>
        acts[act].isOffered ? (
          <Confirm
            key={act}
            trigger={t(`people.acts.${act}`)}
            label={t(`people.${act}`, { name: person.name })}
            title={t(`people.${act}Title`, { name: person.name })}
            act={t(`people.${act}Sure`)}
            cancel={t("cancel")}
            isBusy={isBusy}
            onAct={() => acts[act].run({ trackerId, userId: person.id })}
          >
            <p>{t(`people.${act}What`, { name: person.name })}</p>
          </Confirm>
        ) : null,
      )}
    </div>
  );
}
