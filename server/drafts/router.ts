import { deskProcedure, router } from "@/server/trpc/init";
import * as works from "@/server/works/schema";
import * as commands from "./commands";
import * as queries from "./queries";
import * as schema from "./schema";

export const draftsRouter = router({
  revisions: deskProcedure
    .input(works.editionId)
    .query(({ ctx, input }) => queries.revisionsForDesk(ctx.db, ctx.viewer, input.editionId)),
  revision: deskProcedure
    .input(schema.revision)
    .query(({ ctx, input }) => queries.revisionForDesk(ctx.db, ctx.viewer, input)),
  save: deskProcedure
    .input(works.save)
    .mutation(({ ctx, input }) => commands.saveDraft(ctx.db, ctx.viewer, input)),
  keepMine: deskProcedure
    .input(works.save)
    .mutation(({ ctx, input }) => commands.keepMine(ctx.db, ctx.viewer, input)),
  merge: deskProcedure
    .input(schema.merge)
    .mutation(({ ctx, input }) => commands.merge(ctx.db, ctx.viewer, input)),
  setAside: deskProcedure
    .input(works.save)
    .mutation(({ ctx, input }) => commands.setAside(ctx.db, ctx.viewer, input)),
  bringBack: deskProcedure
    .input(schema.bringBack)
    .mutation(({ ctx, input }) => commands.bringBackRevision(ctx.db, ctx.viewer, input)),
  edit: deskProcedure
    .input(works.step)
    .mutation(({ ctx, input }) => commands.edit(ctx.db, ctx.viewer, input)),
  discard: deskProcedure
    .input(works.step)
    .mutation(({ ctx, input }) => commands.discard(ctx.db, ctx.viewer, input)),
  bin: deskProcedure
    .input(works.step)
    .mutation(({ ctx, input }) => commands.bin(ctx.db, ctx.viewer, input)),
  unbin: deskProcedure
    .input(works.step)
    .mutation(({ ctx, input }) => commands.unbin(ctx.db, ctx.viewer, input)),
});
