import { deskProcedure, router } from "@/server/trpc/init";
import * as commands from "./commands";
import { everyTracker, trackersForDesk } from "./queries";
import * as schema from "./schema";

export const trackersRouter = router({
  list: deskProcedure.query(({ ctx }) => trackersForDesk(ctx.db, ctx.viewer)),
  every: deskProcedure.query(({ ctx }) => everyTracker(ctx.db, ctx.viewer)),
  create: deskProcedure
    .input(schema.createTracker)
    .mutation(({ ctx, input }) => commands.createTracker(ctx.db, ctx.viewer, input)),
  arrange: deskProcedure
    .input(schema.arrangeTracker)
    .mutation(({ ctx, input }) => commands.arrangeTracker(ctx.db, ctx.viewer, input)),
  move: deskProcedure
    .input(schema.moveTracker)
    .mutation(({ ctx, input }) => commands.moveTracker(ctx.db, ctx.viewer, input)),
  close: deskProcedure
    .input(schema.one)
    .mutation(({ ctx, input }) => commands.closeTracker(ctx.db, ctx.viewer, input.trackerId)),
  reopen: deskProcedure
    .input(schema.one)
    .mutation(({ ctx, input }) => commands.reopenTracker(ctx.db, ctx.viewer, input.trackerId)),
});
