import { after } from "@/server/press/after";
import { deskProcedure, router } from "@/server/trpc/init";
import { editionId, step } from "@/server/works/schema";
import * as commands from "./commands";
import * as queries from "./queries";
import * as schema from "./schema";

export const publicationsRouter = router({
  preview: deskProcedure
    .input(editionId)
    .query(({ ctx, input }) => queries.previewForDesk(ctx.db, ctx.viewer, input.editionId)),
  versions: deskProcedure
    .input(editionId)
    .query(({ ctx, input }) => queries.versionsForDesk(ctx.db, ctx.viewer, input.editionId)),
  live: deskProcedure
    .input(editionId)
    .query(({ ctx, input }) => queries.liveForTakeDown(ctx.db, ctx.viewer, input.editionId)),
  publish: deskProcedure
    .input(step)
    .mutation(({ ctx, input }) => after(commands.publish(ctx.db, ctx.viewer, input))),
  /** Presses the work again where the first press failed; nothing else changes. */
  press: deskProcedure
    .input(editionId)
    .mutation(({ ctx, input }) =>
      after(queries.publishedWork(ctx.db, ctx.viewer, input.editionId)),
    ),
  takeDown: deskProcedure
    .input(schema.takeDown)
    .mutation(({ ctx, input }) => after(commands.takeDown(ctx.db, ctx.viewer, input))),
  askToRestore: deskProcedure
    .input(step)
    .mutation(({ ctx, input }) => commands.askToRestore(ctx.db, ctx.viewer, input)),
  confirmRestore: deskProcedure
    .input(step)
    .mutation(({ ctx, input }) => commands.confirmRestore(ctx.db, ctx.viewer, input)),
});
