import { deskProcedure, router } from "@/server/trpc/init";
import { editionId, step } from "@/server/works/schema";
import * as commands from "./commands";
import * as queries from "./queries";
import * as schema from "./schema";

export const reviewsRouter = router({
  edition: deskProcedure
    .input(editionId)
    .query(({ ctx, input }) => queries.editionForDesk(ctx.db, ctx.viewer, input.editionId)),
  footing: deskProcedure
    .input(editionId)
    .query(({ ctx, input }) => queries.footingForDesk(ctx.db, ctx.viewer, input.editionId)),
  comparison: deskProcedure
    .input(editionId)
    .query(({ ctx, input }) => queries.comparison(ctx.db, ctx.viewer, input.editionId)),
  submit: deskProcedure
    .input(schema.submit)
    .mutation(({ ctx, input }) => commands.submit(ctx.db, ctx.viewer, input)),
  takeBack: deskProcedure
    .input(step)
    .mutation(({ ctx, input }) => commands.takeBack(ctx.db, ctx.viewer, input)),
  approve: deskProcedure
    .input(schema.decide)
    .mutation(({ ctx, input }) => commands.approve(ctx.db, ctx.viewer, input)),
  requestChanges: deskProcedure
    .input(schema.requestChanges)
    .mutation(({ ctx, input }) => commands.requestChanges(ctx.db, ctx.viewer, input)),
  withdrawApproval: deskProcedure
    .input(step)
    .mutation(({ ctx, input }) => commands.withdrawApproval(ctx.db, ctx.viewer, input)),
  comment: deskProcedure
    .input(schema.comment)
    .mutation(({ ctx, input }) => commands.addComment(ctx.db, ctx.viewer, input)),
  resolveComment: deskProcedure
    .input(schema.oneComment)
    .mutation(({ ctx, input }) => commands.resolveComment(ctx.db, ctx.viewer, input)),
  reopenComment: deskProcedure
    .input(schema.oneComment)
    .mutation(({ ctx, input }) => commands.reopenComment(ctx.db, ctx.viewer, input)),
});
