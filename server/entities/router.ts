import { deskProcedure, router } from "@/server/trpc/init";
import * as commands from "./commands";
import * as queries from "./queries";
import * as schema from "./schema";

export const entitiesRouter = router({
  search: deskProcedure
    .input(schema.searchEntities)
    .query(({ ctx, input }) => queries.entitiesNamed(ctx.db, ctx.viewer, input.search)),
  byIds: deskProcedure
    .input(schema.entityIds)
    .query(({ ctx, input }) => queries.entitiesOf(ctx.db, ctx.viewer, input.ids)),
  create: deskProcedure
    .input(schema.createEntity)
    .mutation(({ ctx, input }) => commands.createEntity(ctx.db, ctx.viewer, input)),
});
