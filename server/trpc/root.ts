import { accountRouter } from "@/server/account/router";
import { actsRouter } from "@/server/acts/router";
import { capturesRouter } from "@/server/captures/router";
import { contradictionsRouter } from "@/server/contradictions/router";
import { draftsRouter } from "@/server/drafts/router";
import { entitiesRouter } from "@/server/entities/router";
import { expectationsRouter } from "@/server/expectations/router";
import { exportsRouter } from "@/server/exports/router";
import { importsRouter } from "@/server/imports/router";
import { invitationsRouter } from "@/server/invitations/router";
import { peopleRouter } from "@/server/people/router";
import { publicationsRouter } from "@/server/publications/router";
import { registersRouter } from "@/server/registers/router";
import { reportsRouter } from "@/server/reports/router";
import { resetsRouter } from "@/server/resets/router";
import { reviewsRouter } from "@/server/reviews/router";
import { siteRouter } from "@/server/site/router";
import { sourcesRouter } from "@/server/sources/router";
import { trackersRouter } from "@/server/trackers/router";
import { worksRouter } from "@/server/works/router";
import { router } from "./init";

export const rootRouter = router({
  works: worksRouter,
  drafts: draftsRouter,
  expectations: expectationsRouter,
  reviews: reviewsRouter,
  publications: publicationsRouter,
  reports: reportsRouter,
  acts: actsRouter,
  registers: registersRouter,
  contradictions: contradictionsRouter,
  imports: importsRouter,
  exports: exportsRouter,
  sources: sourcesRouter,
  captures: capturesRouter,
  site: siteRouter,
  entities: entitiesRouter,
  account: accountRouter,
  people: peopleRouter,
  invitations: invitationsRouter,
  resets: resetsRouter,
  trackers: trackersRouter,
});

export type RootRouter = typeof rootRouter;
