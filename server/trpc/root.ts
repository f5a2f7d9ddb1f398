import { peopleRouter } from "@/server/people/router";
import { trackersRouter } from "@/server/trackers/router";
import { worksRouter } from "@/server/works/router";
import { router } from "./init";

export const rootRouter = router({
  works: worksRouter,
  people: peopleRouter,
  trackers: trackersRouter,
});

export type RootRouter = typeof rootRouter;
