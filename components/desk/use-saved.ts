"use client";

import { useRouter } from "next/navigation";

/** What a change of accounts does when it is saved: the page is read anew. */
export function useSaved() {
  const { refresh } = useRouter();
  return { onSuccess: () => refresh() };
}
