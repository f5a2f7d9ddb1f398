import { Captures } from "@/components/desk/captures/captures";
import { deskWords as t } from "@/components/desk/words";
import { Link } from "@/components/ui/link";
import { currentViewer } from "@/server/auth/session";
import { api } from "@/server/trpc/caller";
import { SourceLink } from "./source-link";
import { SourcePageForm } from "./source-page-form";
import { WorksCiting } from "./works-citing";

type Params = Promise<{ id: string }>;

/** One source: its fields, its copies, how its link answers, and what rests on it. */
export default async function SourcePage({ params }: { params: Params }) {
  const { id } = await params;
  const { source, tracker, link, mayAsk, works, publicPath } = await api.sources.page({
    sourceId: id,
  });
  const timeZone = (await currentViewer())?.timeZone ?? "UTC";
  const { url, isRestricted } = source;

  return (
    <main className="page" id="main" tabIndex={-1}>
      <header className="page-head">
        <div>
          <p>
            <Link href="/desk/sources">{t("sources.title")}</Link>
            {` · ${t(`editor.source.kinds.${source.kind}`)} · ${tracker.name}`}
          </p>
          <h1>
            <bdi>{source.title}</bdi>
          </h1>
          {source.publisher ? (
            <p>
              <bdi>{source.publisher}</bdi>
            </p>
          ) : null}
        </div>
        {isRestricted ? <span className="chip draft">{t("sources.protected")}</span> : null}
      </header>
      <div className="with-aside">
        <SourcePageForm source={source} />
        <div>
          <SourceLink
            sourceId={source.id}
            url={url}
            link={link}
            mayAsk={mayAsk}
            timeZone={timeZone}
          />
          <Captures source={{ id: source.id, url, isRestricted }} timeZone={timeZone} />
          <WorksCiting works={works} publicPath={publicPath} />
        </div>
      </div>
    </main>
  );
}
