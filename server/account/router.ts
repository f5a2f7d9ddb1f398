import { deskProcedure, router } from "@/server/trpc/init";
import * as commands from "./commands";
import * as queries from "./queries";
import * as schema from "./schema";

export const accountRouter = router({
  mine: deskProcedure.query(({ ctx: { viewer } }) => ({
    name: viewer.name,
    email: viewer.email,
    timeZone: viewer.timeZone,
  })),
  wordsKey: deskProcedure.query(({ ctx: { viewer } }) => ({
    personId: viewer.id,
    key: queries.wordsKey(viewer),
  })),
  sessions: deskProcedure.query(({ ctx }) => queries.ownSessions(ctx.db, ctx.viewer, new Date())),
  save: deskProcedure
    .input(schema.profile)
    .mutation(({ ctx, input }) => commands.saveProfile(ctx.db, ctx.viewer, input)),
  changePassword: deskProcedure
    .input(schema.newPassword)
    .mutation(({ ctx, input }) => commands.changePassword(ctx.db, ctx.viewer, input)),
  endSession: deskProcedure
    .input(schema.oneSession)
    .mutation(({ ctx, input }) => commands.endOwnSession(ctx.db, ctx.viewer, input.sessionId)),
  endOtherSessions: deskProcedure.mutation(({ ctx }) =>
    commands.endOtherSessions(ctx.db, ctx.viewer),
  ),
});
