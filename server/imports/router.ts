import { deskProcedure, router } from "@/server/trpc/init";
import * as commands from "./commands";
import * as queries from "./queries";
import * as schema from "./schema";

export const importsRouter = router({
  list: deskProcedure.query(({ ctx }) => queries.importsForDesk(ctx.db, ctx.viewer)),
  one: deskProcedure
    .input(schema.oneImport)
    .query(({ ctx, input }) => queries.importForDesk(ctx.db, ctx.viewer, input.importId)),
  refused: deskProcedure
    .input(schema.oneImport)
    .query(({ ctx, input }) => queries.refusedRows(ctx.db, ctx.viewer, input.importId)),
  read: deskProcedure
    .input(schema.read)
    .mutation(({ ctx, input }) => commands.readImport(ctx.db, ctx.viewer, input)),
  check: deskProcedure
    .input(schema.check)
    .mutation(({ ctx, input }) => commands.checkImport(ctx.db, ctx.viewer, input)),
  goOn: deskProcedure
    .input(schema.oneImport)
    .mutation(({ ctx, input }) => commands.goOn(ctx.db, ctx.viewer, input)),
  undo: deskProcedure
    .input(schema.oneImport)
    .mutation(({ ctx, input }) => commands.undoImport(ctx.db, ctx.viewer, input)),
  forget: deskProcedure
    .input(schema.oneImport)
    .mutation(({ ctx, input }) => commands.forgetImport(ctx.db, ctx.viewer, input)),
});
