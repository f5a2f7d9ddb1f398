import { deskProcedure, router } from "@/server/trpc/init";
import * as commands from "./commands";
import { recognise } from "./queries";
import * as schema from "./schema";

export const reportsRouter = router({
  read: deskProcedure.input(schema.read).mutation(({ input }) => recognise(input)),
  bringIn: deskProcedure
    .input(schema.bringIn)
    .mutation(({ ctx, input }) => commands.bringIn(ctx.db, ctx.viewer, input)),
});
