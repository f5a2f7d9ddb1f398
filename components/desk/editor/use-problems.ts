import { useEffect, useRef, useState } from "react";
import type { SourceProblems } from "./source-fields";

/** What a form's fields lack. Each answer about it leads to the first of them. */
export function useProblems() {
  const form = useRef<HTMLFormElement>(null);
  const [problems, setProblems] = useState<SourceProblems>({});
  useEffect(() => {
    if (Object.keys(problems).length === 0) return;
    form.current?.querySelector<HTMLElement>("[aria-invalid]")?.focus();
  }, [problems]);
  return { form, problems, setProblems };
}
