import { deskProcedure, router } from "@/server/trpc/init";
import * as commands from "./commands";
import * as queries from "./queries";
import * as schema from "./schema";

export const capturesRouter = router({
  ofSource: deskProcedure
    .input(schema.ofSource)
    .query(({ ctx, input }) => queries.capturesOf(ctx.db, ctx.viewer, input.sourceId)),
  read: deskProcedure
    .input(schema.oneCapture)
    .query(({ ctx, input }) => queries.captureToRead(ctx.db, ctx.viewer, input.captureId)),
  beside: deskProcedure
    .input(schema.ofEdition)
    .query(({ ctx, input }) => queries.capturesBeside(ctx.db, ctx.viewer, input.editionId)),
  take: deskProcedure
    .input(schema.ofSource)
    .mutation(({ ctx, input }) => commands.takeCapture(ctx.db, ctx.viewer, input.sourceId)),
  show: deskProcedure
    .input(schema.showCapture)
    .mutation(({ ctx, input }) => commands.showCapture(ctx.db, ctx.viewer, input)),
});
