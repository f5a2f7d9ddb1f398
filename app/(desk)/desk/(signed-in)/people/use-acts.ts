"use client";

import { useState } from "react";
import { useRefusalWords } from "@/components/desk/refusal-words";
import { useSaved } from "@/components/desk/use-saved";

type Link = { name: string; token: string };

/** What the acts on people have in common: the page is read anew, a refusal is shown, a link is shown once. */
export function useActs() {
  const words = useRefusalWords();
  const [problem, setProblem] = useState<string | null>(null);
  const [link, setLink] = useState<Link | null>(null);
  const saved = {
    ...useSaved(),
    onMutate: () => setProblem(null),
    onError: (error: Parameters<typeof words>[0]) => setProblem(words(error)),
  };
  return { saved, problem, link, showLink: setLink, hideLink: () => setLink(null) };
}

export type Saved = ReturnType<typeof useActs>["saved"];
