import { account } from "@/server/people/schema";
import { deskProcedure, openProcedure, router } from "@/server/trpc/init";
import * as commands from "./commands";
import { resetState } from "./queries";
import * as schema from "./schema";

export const resetsRouter = router({
  make: deskProcedure
    .input(account)
    .mutation(({ ctx, input }) => commands.makeResetLink(ctx.db, ctx.viewer, input)),
  link: openProcedure
    .input(schema.link)
    .query(({ ctx, input }) => resetState(ctx.db, input.token, new Date())),
  use: openProcedure
    .input(schema.use)
    .mutation(({ ctx, input }) => commands.resetPassword(ctx.db, input)),
});
