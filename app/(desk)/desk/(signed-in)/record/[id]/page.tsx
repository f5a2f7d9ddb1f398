import { notFound, redirect } from "next/navigation";
import { deskWords as t } from "@/components/desk/words";
import { Link } from "@/components/ui/link";
import { currentViewer } from "@/server/auth/session";
import { mayNameEntities } from "@/server/entities/policy";
import { api } from "@/server/trpc/caller";
import { EntityForm } from "./entity-form";
import { MergeEntity } from "./merge-entity";
import { PublicName } from "./public-name";
import { PublicPage } from "./public-page";
import { StillTold } from "./still-told";
import { WorksNaming } from "./works-naming";

type Params = Promise<{ id: string }>;

/** One of the record: its names, where else it is registered, and the works that name it. */
export default async function EntityPage({ params }: { params: Params }) {
  const viewer = await currentViewer();
  if (!viewer || !mayNameEntities(viewer)) notFound();
  const { id } = await params;
  const { works, stillTold, copiesTold, former, page, ...entity } = await api.entities.one({
    entityId: id,
  });
  // It was merged into another one, which is what there is of it now.
  if (entity.id !== id.toLowerCase()) redirect(`/desk/record/${entity.id}`);
  const trackers = (await api.trackers.list()).filter(({ role, isClosed }) => role && !isClosed);
  const states = new Intl.ListFormat("en-GB").format(former?.to ?? []);

  return (
    <main className="page" id="main" tabIndex={-1}>
      <header className="page-head">
        <div>
          <p>
            <Link href="/desk/record">{t("record.one.back")}</Link>
            {` · ${t(`event.kinds.${entity.kind}`)}`}
          </p>
          <h1>{entity.names.en}</h1>
          {former ? <p>{t(`record.former.${former.change}`, { states })}</p> : null}
        </div>
      </header>
      <div className="with-aside">
        <EntityForm entity={entity} />
        <div>
          {entity.kind === "person" ? <PublicName entity={entity} /> : null}
          {entity.publicNames ? <StillTold stillTold={stillTold} copiesTold={copiesTold} /> : null}
          <PublicPage
            entityId={entity.id}
            isWithheld={entity.nameMode === "withheld"}
            page={page}
            trackers={trackers.map(({ id, name }) => ({ id, name }))}
          />
          <WorksNaming works={works} />
          <MergeEntity entity={entity} />
        </div>
      </div>
    </main>
  );
}
