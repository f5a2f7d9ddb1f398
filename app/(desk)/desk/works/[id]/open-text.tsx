"use client";

import {
  createContext,
  type ReactNode,
  type RefObject,
  use,
  useEffect,
  useRef,
  useState,
} from "react";
import type { EditionForDesk } from "@/server/reviews/queries";

/** What the editor of a page's text tells the rest of the page. */
export type OpenText = {
  /** The versions the server last answered. */
  versions: () => { version: number; factsVersion: number };
  /** Whether the server has every word. */
  isIdle: () => boolean;
  /** Sends what is left; answers the version the server now has, or null when it could not be saved. */
  settle: () => Promise<number | null>;
};

const Open = createContext<RefObject<OpenText | null>>({ current: null });

const Typed = createContext<[string | null, (headline: string | null) => void]>([null, () => {}]);

export function OpenTextProvider({ children }: { children: ReactNode }) {
  const open = useRef<OpenText | null>(null);
  return (
    <Open value={open}>
      <Typed value={useState<string | null>(null)}>{children}</Typed>
    </Open>
  );
}

/** The headline as it is being written, else as it was saved. */
export function HeadlineShown({ saved, untitled }: { saved: string; untitled: string }) {
  const [typed] = use(Typed);
  return (typed ?? saved) || untitled;
}

/** Tells the page the headline as it is typed; once the editor closes, the saved one counts again. */
export function useTypedHeadline() {
  const [, tell] = use(Typed);
  useEffect(() => () => tell(null), [tell]);
  return tell;
}

/** The editor that is open on this page, if one is. */
export const useOpenText = () => use(Open);

/** The version a step names: that of the last words typed here, which are sent first. */
export function useLatest(edition: EditionForDesk) {
  const open = useOpenText();
  return async () => {
    const settled = await open.current?.settle();
    return { editionId: edition.id, version: settled ?? edition.version };
  };
}
