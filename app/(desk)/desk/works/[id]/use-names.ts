"use client";

import { useQuery } from "@tanstack/react-query";
import { useTRPC } from "@/components/desk/trpc";

/** What each of these entities of the record is called; empty until it is known. */
export function useNames(entityIds: readonly string[]) {
  const trpc = useTRPC();
  const ids = [...new Set(entityIds)].slice(0, 100);
  const named = useQuery(trpc.entities.byIds.queryOptions({ ids }, { enabled: ids.length > 0 }));
  return (id: string) => named.data?.find((one) => one.id === id)?.name ?? "";
}
