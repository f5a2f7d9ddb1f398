import { z } from "zod";
import { deskProcedure, openProcedure, router } from "@/server/trpc/init";
import * as commands from "./commands";
import * as queries from "./queries";
import * as schema from "./schema";

export const peopleRouter = router({
  me: deskProcedure.query(({ ctx: { viewer } }) => ({
    name: viewer.name,
    email: viewer.email,
    siteAdmin: viewer.siteAdmin,
  })),
  ofTracker: deskProcedure
    .input(z.object({ trackerId: z.uuid() }))
    .query(({ ctx, input }) => queries.peopleOf(ctx.db, ctx.viewer, input.trackerId)),
  invite: deskProcedure
    .input(schema.invite)
    .mutation(({ ctx, input }) => commands.invite(ctx.db, ctx.viewer, input)),
  link: openProcedure
    .input(z.object({ token: z.string().max(100) }))
    .query(({ ctx, input }) => queries.linkState(ctx.db, input.token, new Date())),
  acceptLink: openProcedure
    .input(schema.acceptLink)
    .mutation(({ ctx, input }) => commands.acceptLink(ctx.db, input)),
});
