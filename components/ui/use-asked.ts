"use client";

import { useSettled } from "./use-settled";

type Found = { isPending: boolean; isPlaceholderData: boolean };

/**
 * The words to search for while somebody types, and whether their answers are still awaited. Answers to other words may be seen
 * meanwhile and not chosen: the list would change under the pointer.
 */
export function useAsked(typed: string) {
  const words = typed.trim();
  const asked = useSettled(words);
  const isAwaited = (found: Found) => asked !== words || found.isPending || found.isPlaceholderData;
  return { asked, isAwaited };
}
