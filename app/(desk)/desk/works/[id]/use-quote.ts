"use client";

import { useEffect, useState } from "react";
import { selectedWords } from "./quoting";

/**
 * The words a person selected in the text to comment on. They stay while one writes in another place; selecting others
 * replaces them. `isSelecting` while the selection itself stands.
 */
export function useQuote() {
  const [quote, setQuote] = useState<string | null>(null);
  const [isSelecting, setSelecting] = useState(false);
  useEffect(() => {
    const look = () => {
      const words = selectedWords();
      setSelecting(words !== null);
      if (words !== null) setQuote(words);
    };
    document.addEventListener("selectionchange", look);
    return () => document.removeEventListener("selectionchange", look);
  }, []);
  return { quote, isSelecting, forget: () => setQuote(null) };
}
