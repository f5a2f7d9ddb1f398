"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { useTranslations } from "use-intl";
import { base64Of } from "@/components/desk/base64";
import { useRefusalWords } from "@/components/desk/refusal-words";
import { useTRPC } from "@/components/desk/trpc";
import { Field } from "@/components/ui/field";
import { ErrorNote } from "@/components/ui/note";
import { Submit } from "@/components/ui/submit";
import { TextArea } from "@/components/ui/text-area";

// As the server's limits: a bigger file is not even sent. An export of a newsroom is packed first.
const largest = 20_000_000;
const largestExport = 100_000_000;

/** The file as it is sent; null where it is too large. */
async function sendable(file: File): Promise<Blob | null> {
  if (file.size <= largest) return file;
  const isExport = (await file.slice(0, 200).text()).includes('"vigil-export"');
  if (!isExport || file.size > largestExport) return null;
  const packed = file.stream().pipeThrough(new CompressionStream("gzip"));
  const sent = await new Response(packed).blob();
  return sent.size > largest ? null : sent;
}

/** A file or pasted words, and the tracker its drafts are for. */
export function FileForm({ trackers }: { trackers: { id: string; name: string }[] }) {
  const t = useTranslations("desk.imports");
  const refusal = useTranslations("refusals");
  const words = useRefusalWords();
  const trpc = useTRPC();
  const { push } = useRouter();
  const [problem, setProblem] = useState<string | null>(null);
  const read = useMutation(
    trpc.imports.read.mutationOptions({
      onSuccess: ({ importId }) => push(`/desk/imports/${importId}`),
    }),
  );

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const trackerId = String(form.get("trackerId"));
    const [file, text] = [form.get("file"), String(form.get("text") ?? "")];
    setProblem(null);
    if (file instanceof File && file.size > 0) {
      const sent = await sendable(file);
      if (!sent) return setProblem(refusal("importTooLarge"));
      const name = file.name.slice(0, 200);
      return read.mutate({ trackerId, name, file: await base64Of(sent) });
    }
    if (text.length > largest) return setProblem(refusal("importTooLarge"));
    return read.mutate({ trackerId, name: t("pasted"), text });
  }

  return (
    <section className="group" aria-labelledby="in">
      <header>
        <h2 id="in">{t("in")}</h2>
      </header>
      <form className="stack wide form-in" onSubmit={submit}>
        <Field label={t("file")} hint={t("fileHint")} type="file" name="file" />
        <TextArea label={t("text")} name="text" rows={5} />
        <div className="field">
          <label htmlFor="trackerId">{t("tracker")}</label>
          <select className="select" id="trackerId" name="trackerId">
            {trackers.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </div>
        <ErrorNote text={problem ?? words(read.error)} />
        <div className="row-of">
          <Submit isBusy={read.isPending || read.isSuccess}>
            {t(read.isPending ? "reading" : "read")}
          </Submit>
          <span className="dim">{t("nothingMade")}</span>
        </div>
      </form>
    </section>
  );
}
