"use client";

import { useEffect, useState } from "react";

/** A value once it has not changed for `pause` milliseconds, so that a search is asked per word and not per key. */
export function useSettled<T>(value: T, pause = 200): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), pause);
    return () => clearTimeout(timer);
  }, [value, pause]);
  return settled;
}
