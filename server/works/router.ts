import { after } from "@/server/press/after";
import { deskProcedure, router } from "@/server/trpc/init";
import * as commands from "./commands";
import * as queries from "./queries";
import * as schema from "./schema";

export const worksRouter = router({
  list: deskProcedure.query(({ ctx }) => queries.editionsForDesk(ctx.db, ctx.viewer)),
  byId: deskProcedure
    .input(schema.editionId)
    .query(({ ctx, input }) => queries.editionForDesk(ctx.db, ctx.viewer, input.editionId)),
  preview: deskProcedure
    .input(schema.editionId)
    .query(({ ctx, input }) => queries.previewForDesk(ctx.db, ctx.viewer, input.editionId)),
  createArticle: deskProcedure
    .input(schema.createArticle)
    .mutation(({ ctx, input }) => commands.createArticle(ctx.db, ctx.viewer, input)),
  saveArticle: deskProcedure
    .input(schema.saveArticle)
    .mutation(({ ctx, input }) => commands.saveArticle(ctx.db, ctx.viewer, input)),
  submit: deskProcedure
    .input(schema.submit)
    .mutation(({ ctx, input }) => commands.submit(ctx.db, ctx.viewer, input)),
  takeBack: deskProcedure
    .input(schema.step)
    .mutation(({ ctx, input }) => commands.takeBack(ctx.db, ctx.viewer, input)),
  edit: deskProcedure
    .input(schema.step)
    .mutation(({ ctx, input }) => commands.edit(ctx.db, ctx.viewer, input)),
  approve: deskProcedure
    .input(schema.decide)
    .mutation(({ ctx, input }) => commands.approve(ctx.db, ctx.viewer, input)),
  requestChanges: deskProcedure
    .input(schema.requestChanges)
    .mutation(({ ctx, input }) => commands.requestChanges(ctx.db, ctx.viewer, input)),
  withdrawApproval: deskProcedure
    .input(schema.step)
    .mutation(({ ctx, input }) => commands.withdrawApproval(ctx.db, ctx.viewer, input)),
  publish: deskProcedure
    .input(schema.step)
    .mutation(({ ctx, input }) =>
      after(commands.publish(ctx.db, ctx.viewer, input), input.editionId),
    ),
  takeDown: deskProcedure
    .input(schema.takeDown)
    .mutation(({ ctx, input }) =>
      after(commands.takeDown(ctx.db, ctx.viewer, input), input.editionId),
    ),
  askToRestore: deskProcedure
    .input(schema.step)
    .mutation(({ ctx, input }) => commands.askToRestore(ctx.db, ctx.viewer, input)),
  confirmRestore: deskProcedure
    .input(schema.step)
    .mutation(({ ctx, input }) => commands.confirmRestore(ctx.db, ctx.viewer, input)),
});
