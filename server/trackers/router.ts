import { deskProcedure, router } from "@/server/trpc/init";
import { createTracker } from "./commands";
import { trackersForDesk } from "./queries";
import * as schema from "./schema";

export const trackersRouter = router({
  list: deskProcedure.query(({ ctx }) => trackersForDesk(ctx.db, ctx.viewer)),
  create: deskProcedure
    .input(schema.createTracker)
    .mutation(({ ctx, input }) => createTracker(ctx.db, ctx.viewer, input)),
});
