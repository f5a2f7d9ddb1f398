"use client";

import { useMutation } from "@tanstack/react-query";
import type { inferRouterOutputs } from "@trpc/server";
import { AskedActs } from "@/app/(desk)/desk/(signed-in)/people/asked-acts";
import type { Saved } from "@/app/(desk)/desk/(signed-in)/people/use-acts";
import { useTRPC } from "@/components/desk/trpc";
import type { RootRouter } from "@/server/trpc/root";

export type Person = inferRouterOutputs<RootRouter>["people"]["ofTracker"][number];

type PersonActsProps = {
  trackerId: string;
  person: Person;
  saved: Saved;
  onLink: (token: string) => void;
};

/** What the viewer may do to a member of the tracker. */
export function PersonActs({ trackerId, person, saved, onLink }: PersonActsProps) {
  const trpc = useTRPC();
  const remove = useMutation(trpc.people.remove.mutationOptions(saved));
  const suspend = useMutation(trpc.people.suspend.mutationOptions(saved));
  const reinstate = useMutation(trpc.people.reinstate.mutationOptions(saved));
  const reset = useMutation(
    trpc.resets.make.mutationOptions({ ...saved, onSuccess: ({ token }) => onLink(token) }),
  );
  const at = { trackerId, userId: person.id };
  const isActive = person.suspendedAt === null;
  return (
    <AskedActs
      name={person.name}
      isBusy={[remove, suspend, reinstate, reset].some(({ isPending }) => isPending)}
      run={{
        reset: person.mayActOn && isActive && (() => reset.mutate(at)),
        suspend: person.mayActOn && isActive && (() => suspend.mutate(at)),
        reinstate: person.mayActOn && !isActive && (() => reinstate.mutate(at)),
        remove: person.maySetRole && (() => remove.mutate(at)),
      }}
    />
  );
}
