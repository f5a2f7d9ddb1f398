import { deskProcedure, router } from "@/server/trpc/init";
import * as commands from "./commands";
import * as queries from "./queries";
import * as schema from "./schema";

export const reportsRouter = router({
  read: deskProcedure
    .input(schema.read)
    .mutation(({ ctx, input }) => queries.recogniseWithEvents(ctx.db, ctx.viewer, input)),
  // Changes nothing; a mutation because the words of a report are too many for an address.
  propose: deskProcedure
    .input(schema.propose)
    .mutation(({ ctx, input }) => queries.propose(ctx.db, ctx.viewer, input)),
  bringIn: deskProcedure
    .input(schema.bringIn)
    .mutation(({ ctx, input }) => commands.bringIn(ctx.db, ctx.viewer, input)),
});
