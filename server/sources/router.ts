import { afterAll } from "@/server/press/after";
import { deskProcedure, router } from "@/server/trpc/init";
import * as commands from "./commands";
import * as queries from "./queries";
import * as schema from "./schema";

export const sourcesRouter = router({
  search: deskProcedure
    .input(schema.searchSources)
    .query(({ ctx, input }) => queries.sourcesOf(ctx.db, ctx.viewer, input)),
  origins: deskProcedure
    .input(schema.originsOf)
    .query(({ ctx, input }) => queries.originsForDesk(ctx.db, ctx.viewer, input.trackerId)),
  list: deskProcedure
    .input(schema.listSources)
    .query(({ ctx, input }) => queries.listSources(ctx.db, ctx.viewer, input)),
  page: deskProcedure
    .input(schema.oneSource)
    .query(({ ctx, input }) => queries.sourcePage(ctx.db, ctx.viewer, input.sourceId)),
  deadLinks: deskProcedure.query(({ ctx }) => queries.deadLinks(ctx.db, ctx.viewer)),
  one: deskProcedure
    .input(schema.oneSource)
    .query(({ ctx, input }) => queries.sourceForDesk(ctx.db, ctx.viewer, input.sourceId)),
  create: deskProcedure
    .input(schema.createSource)
    .mutation(({ ctx, input }) => commands.createSource(ctx.db, ctx.viewer, input)),
  update: deskProcedure
    .input(schema.updateSource)
    .mutation(({ ctx, input }) => afterAll(commands.updateSource(ctx.db, ctx.viewer, input))),
  checkLink: deskProcedure
    .input(schema.oneSource)
    .mutation(({ ctx, input }) => commands.checkLink(ctx.db, ctx.viewer, input.sourceId)),
});
