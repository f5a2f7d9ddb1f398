import { mergeEntities } from "@/server/merges/commands";
import { merge } from "@/server/merges/schema";
import { afterAll } from "@/server/press/after";
import { deskProcedure, router } from "@/server/trpc/init";
import * as commands from "./commands";
import * as queries from "./queries";
import * as schema from "./schema";

export const entitiesRouter = router({
  list: deskProcedure
    .input(schema.listEntities)
    .query(({ ctx, input }) => queries.entitiesForDesk(ctx.db, ctx.viewer, input)),
  one: deskProcedure
    .input(schema.oneEntity)
    .query(({ ctx, input }) => queries.entityForDesk(ctx.db, ctx.viewer, input.entityId)),
  search: deskProcedure
    .input(schema.searchEntities)
    .query(({ ctx, input }) => queries.entitiesNamed(ctx.db, ctx.viewer, input.search)),
  byIds: deskProcedure
    .input(schema.entityIds)
    .query(({ ctx, input }) => queries.entitiesOf(ctx.db, ctx.viewer, input.ids)),
  states: deskProcedure
    .input(schema.searchEntities)
    .query(({ ctx, input }) => queries.statesForDesk(ctx.db, ctx.viewer, input.search)),
  create: deskProcedure
    .input(schema.createEntity)
    .mutation(({ ctx, input }) => commands.createEntity(ctx.db, ctx.viewer, input)),
  addState: deskProcedure
    .input(schema.addState)
    .mutation(({ ctx, input }) => commands.addState(ctx.db, ctx.viewer, input.code)),
  makePage: deskProcedure
    .input(schema.makePage)
    .mutation(({ ctx, input }) => commands.makePage(ctx.db, ctx.viewer, input)),
  chooseName: deskProcedure
    .input(schema.chooseName)
    .mutation(({ ctx, input }) => afterAll(commands.chooseName(ctx.db, ctx.viewer, input))),
  merge: deskProcedure
    .input(merge)
    .mutation(({ ctx, input }) => afterAll(mergeEntities(ctx.db, ctx.viewer, input))),
  update: deskProcedure
    .input(schema.updateEntity)
    .mutation(({ ctx, input }) => afterAll(commands.updateEntity(ctx.db, ctx.viewer, input))),
});
