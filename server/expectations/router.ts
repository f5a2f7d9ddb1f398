import { deskProcedure, router } from "@/server/trpc/init";
import { workId } from "@/server/works/schema";
import * as commands from "./commands";
import * as queries from "./queries";
import * as schema from "./schema";

export const expectationsRouter = router({
  read: deskProcedure
    .input(schema.read)
    .query(({ ctx, input }) => queries.readCondition(ctx.db, ctx.viewer, input)),
  title: deskProcedure
    .input(workId)
    .query(({ ctx, input }) => queries.eventTitle(ctx.db, ctx.viewer, input.workId)),
  settle: deskProcedure
    .input(schema.settle)
    .mutation(({ ctx, input }) => commands.settle(ctx.db, ctx.viewer, input, new Date())),
});
