"use client";

import { useQuery } from "@tanstack/react-query";
import { CloudOff } from "lucide-react";
import { useTranslations } from "use-intl";
import { keptEditions } from "@/components/desk/kept-words";
import { useKept } from "@/components/desk/use-kept";
import { Link } from "@/components/ui/link";

/** The works of which this computer still holds unsent words of the person. */
export function Unsent({ personId }: { personId: string }) {
  const t = useTranslations("desk.unsent");
  const kept = useKept();
  const { data } = useQuery({
    queryKey: ["unsent works", personId],
    queryFn: async () => {
      const found = [];
      for (const id of await keptEditions(personId)) {
        const words = await kept?.find(id);
        if (words) found.push({ id, headline: words.text.headline });
      }
      return found;
    },
    enabled: Boolean(kept),
  });
  if (!data || data.length === 0) return null;
  return (
    <section className="note changes" aria-label={t("title")}>
      <CloudOff className="i" aria-hidden="true" />
      <div>
        <p>{t("on", { count: data.length })}</p>
        <ul>
          {data.map(({ id, headline }) => (
            <li key={id}>
              <Link href={`/desk/works/${id}`}>
                {t("open", { title: headline || t("untitled") })}
              </Link>
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}
