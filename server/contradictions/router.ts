import { deskProcedure, router } from "@/server/trpc/init";
import { editionId } from "@/server/works/schema";
import * as commands from "./commands";
import * as queries from "./queries";
import * as schema from "./schema";

export const contradictionsRouter = router({
  ofEdition: deskProcedure
    .input(editionId)
    .query(({ ctx, input }) => queries.contradictionsForDesk(ctx.db, ctx.viewer, input.editionId)),
  close: deskProcedure
    .input(schema.closeContradiction)
    .mutation(({ ctx, input }) => commands.closeContradiction(ctx.db, ctx.viewer, input)),
  reopen: deskProcedure
    .input(schema.oneContradiction)
    .mutation(({ ctx, input }) => commands.reopenContradiction(ctx.db, ctx.viewer, input)),
});
