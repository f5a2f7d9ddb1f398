"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "use-intl";
import { useRefusalWords } from "@/components/desk/refusal-words";
import { useTRPC } from "@/components/desk/trpc";
import { ErrorNote } from "@/components/ui/note";

/** Takes an invitation up with the account one is signed in with. */
export function AcceptForm({ token }: { token: string }) {
  const t = useTranslations("desk.join");
  const words = useRefusalWords();
  const trpc = useTRPC();
  const { push, refresh } = useRouter();
  const accept = useMutation(
    trpc.invitations.acceptInvitation.mutationOptions({
      onSuccess: () => {
        push("/desk");
        refresh();
      },
    }),
  );
  return (
    <div className="stack">
      <ErrorNote text={words(accept.error)} />
      <button
        type="button"
        className="btn primary large wide"
        disabled={accept.isPending}
        onClick={() => accept.mutate({ token })}
      >
        {t("accept")}
      </button>
    </div>
  );
}
