import { deskProcedure, openProcedure, router } from "@/server/trpc/init";
import * as commands from "./commands";
import * as queries from "./queries";
import * as schema from "./schema";

export const invitationsRouter = router({
  ofTracker: deskProcedure
    .input(schema.ofTracker)
    .query(({ ctx, input }) =>
      queries.pendingOf(ctx.db, ctx.viewer, { ...input, now: new Date() }),
    ),
  invite: deskProcedure
    .input(schema.invite)
    .mutation(({ ctx, input }) => commands.invite(ctx.db, ctx.viewer, input)),
  revoke: deskProcedure
    .input(schema.one)
    .mutation(({ ctx, input }) => commands.revoke(ctx.db, ctx.viewer, input.invitationId)),
  link: openProcedure
    .input(schema.link)
    .query(({ ctx, input }) =>
      queries.linkState(ctx.db, { ...input, viewer: ctx.viewer, now: new Date() }),
    ),
  acceptLink: openProcedure
    .input(schema.join)
    .mutation(({ ctx, input }) => commands.acceptLink(ctx.db, input)),
  acceptInvitation: deskProcedure
    .input(schema.accept)
    .mutation(({ ctx, input }) => commands.acceptInvitation(ctx.db, ctx.viewer, input.token)),
});
