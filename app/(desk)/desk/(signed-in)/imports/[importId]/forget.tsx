"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "use-intl";
import { useRefusalWords } from "@/components/desk/refusal-words";
import { useTRPC } from "@/components/desk/trpc";
import { ErrorNote } from "@/components/ui/note";

/** Throws away a file that was read and not run: nothing was made of it. */
export function Forget({ importId }: { importId: string }) {
  const t = useTranslations("desk.imports");
  const words = useRefusalWords();
  const trpc = useTRPC();
  const { push } = useRouter();
  const forget = useMutation(
    trpc.imports.forget.mutationOptions({ onSuccess: () => push("/desk/imports") }),
  );
  return (
    <>
      <button
        type="button"
        className="btn"
        disabled={forget.isPending || forget.isSuccess}
        onClick={() => forget.mutate({ importId })}
      >
        {t("forget")}
      </button>
      <ErrorNote text={words(forget.error)} />
    </>
  );
}
