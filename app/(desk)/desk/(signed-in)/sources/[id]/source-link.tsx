import { LinkState } from "@/app/(desk)/desk/(signed-in)/sources/link-state";
import { deskWordsIn, deskWords as t } from "@/components/desk/words";
import { type LinkState as Answer, linkSays } from "@/server/sources/rules";
import { CheckLink } from "./check-link";

type SourceLinkProps = {
  sourceId: string;
  url: string;
  link: Answer;
  /** Whether a site admin lets this server ask other sites. */
  mayAsk: boolean;
  timeZone: string;
};

/** How the address of a source answers, in words, and the way to ask it now. */
export function SourceLink({ sourceId, url, link, mayAsk, timeZone }: SourceLinkProps) {
  const isAsked = link.is !== "protected" && link.is !== "noAddress";
  return (
    <section className="group" aria-labelledby="its-link">
      <header>
        <h2 id="its-link">{t("sources.one.link")}</h2>
      </header>
      <div className="form-in">
        <p>
          <LinkState is={link.is} />
        </p>
        {sentences(link, timeZone).map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
        {isAsked ? (
          <>
            <p>
              <a href={url} rel="noopener noreferrer" target="_blank">
                {t("sources.one.address")}
              </a>
            </p>
            <CheckLink sourceId={sourceId} mayAsk={mayAsk} />
          </>
        ) : null}
      </div>
    </section>
  );
}

function sentences(link: Answer, timeZone: string): string[] {
  if (!("checkedAt" in link)) return [t(`sources.link.why.${link.is}`)];
  const { is, failingSince: since, failures } = link;
  if (!since) return [answered(link, timeZone)];
  const inZone = deskWordsIn(timeZone);
  const meaning =
    is === "dead"
      ? inZone("sources.link.dead", { since, failures })
      : inZone("sources.link.failing", { since });
  return [answered(link, timeZone), meaning];
}

function answered(link: Extract<Answer, { checkedAt: Date }>, timeZone: string) {
  const inZone = deskWordsIn(timeZone);
  const { status, failure, checkedAt: at } = link;
  if (status === null) return inZone(`sources.link.failed.${failure}`, { at });
  const says = linkSays({ status, failure: null });
  if (says === "forbidden" || says === "silent") return "";
  return inZone(`sources.link.said.${says}`, { at, status: String(status) });
}
