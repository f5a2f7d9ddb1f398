import { z } from "zod";
import { deskProcedure, router } from "@/server/trpc/init";
import * as commands from "./commands";
import * as queries from "./queries";
import * as schema from "./schema";

export const peopleRouter = router({
  ofTracker: deskProcedure
    .input(z.object({ trackerId: z.uuid() }))
    .query(({ ctx, input }) => queries.peopleOf(ctx.db, ctx.viewer, input.trackerId)),
  changeRole: deskProcedure
    .input(schema.changeRole)
    .mutation(({ ctx, input }) => commands.changeRole(ctx.db, ctx.viewer, input)),
  remove: deskProcedure
    .input(schema.member)
    .mutation(({ ctx, input }) => commands.removeMember(ctx.db, ctx.viewer, input)),
  suspend: deskProcedure
    .input(schema.account)
    .mutation(({ ctx, input }) => commands.suspend(ctx.db, ctx.viewer, input)),
  reinstate: deskProcedure
    .input(schema.account)
    .mutation(({ ctx, input }) => commands.reinstate(ctx.db, ctx.viewer, input)),
  everyone: deskProcedure
    .input(schema.everyone)
    .query(({ ctx, input }) => queries.everyone(ctx.db, ctx.viewer, input)),
  makeSiteAdmin: deskProcedure
    .input(schema.someone)
    .mutation(({ ctx, input }) => commands.makeSiteAdmin(ctx.db, ctx.viewer, input.userId)),
  removeSiteAdmin: deskProcedure
    .input(schema.someone)
    .mutation(({ ctx, input }) => commands.removeSiteAdmin(ctx.db, ctx.viewer, input.userId)),
});
