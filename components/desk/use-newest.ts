import { useRef, useState } from "react";

/** State that is always changed from what it is by then: what was waited for meanwhile takes nothing back that was typed since. */
export function useNewest<T>(first: T): [T, (change: (now: T) => T) => T] {
  const newest = useRef(first);
  const [shown, show] = useState(first);
  const change = (to: (now: T) => T) => {
    newest.current = to(newest.current);
    show(newest.current);
    return newest.current;
  };
  return [shown, change];
}
