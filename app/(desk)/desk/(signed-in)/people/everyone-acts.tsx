"use client";

import { useMutation } from "@tanstack/react-query";
import type { inferRouterOutputs } from "@trpc/server";
import { useTRPC } from "@/components/desk/trpc";
import type { RootRouter } from "@/server/trpc/root";
import { AskedActs } from "./asked-acts";
import type { Saved } from "./use-acts";

export type Someone = inferRouterOutputs<RootRouter>["people"]["everyone"]["people"][number];

type EveryoneActsProps = { person: Someone; saved: Saved; onLink: (token: string) => void };

/** What a site admin may do to any account but their own. */
export function EveryoneActs({ person, saved, onLink }: EveryoneActsProps) {
  const trpc = useTRPC();
  const suspend = useMutation(trpc.people.suspend.mutationOptions(saved));
  const reinstate = useMutation(trpc.people.reinstate.mutationOptions(saved));
  const reset = useMutation(
    trpc.resets.make.mutationOptions({ ...saved, onSuccess: ({ token }) => onLink(token) }),
  );
  const name = useMutation(trpc.people.makeSiteAdmin.mutationOptions(saved));
  const dismiss = useMutation(trpc.people.removeSiteAdmin.mutationOptions(saved));
  if (person.isYou) return null;

  const userId = person.id;
  const at = { trackerId: null, userId };
  const isActive = person.suspendedAt === null;
  return (
    <AskedActs
      name={person.name}
      isBusy={[suspend, reinstate, reset, name, dismiss].some(({ isPending }) => isPending)}
      run={{
        reset: isActive && (() => reset.mutate(at)),
        suspend: isActive && (() => suspend.mutate(at)),
        reinstate: !isActive && (() => reinstate.mutate(at)),
        makeSiteAdmin: isActive && !person.siteAdmin && (() => name.mutate({ userId })),
        removeSiteAdmin: person.siteAdmin && (() => dismiss.mutate({ userId })),
      }}
    />
  );
}
