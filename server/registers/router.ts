import { deskProcedure, router } from "@/server/trpc/init";
import * as commands from "./commands";
import * as queries from "./queries";
import * as schema from "./schema";

export const registersRouter = router({
  read: deskProcedure
    .input(schema.readFile)
    .mutation(({ ctx, input }) => commands.readRegisterFile(ctx.db, ctx.viewer, input)),
  one: deskProcedure
    .input(schema.oneRegister)
    .query(({ ctx, input }) => queries.registerForDesk(ctx.db, ctx.viewer, input)),
  rows: deskProcedure
    .input(schema.listRows)
    .query(({ ctx, input }) => queries.rowsForDesk(ctx.db, ctx.viewer, input)),
  anomalies: deskProcedure
    .input(schema.oneRegister)
    .query(({ ctx, input }) => queries.anomaliesOf(ctx.db, ctx.viewer, input)),
  makeEntry: deskProcedure
    .input(schema.makeEntry)
    .mutation(({ ctx, input }) => commands.makeEntry(ctx.db, ctx.viewer, input)),
});
