import { readingOf } from "@/server/dates/typed-date";
import { measuresOfEntry } from "@/server/measures/queries";
import { deskProcedure, router } from "@/server/trpc/init";
import * as commands from "./commands";
import * as queries from "./queries";
import * as schema from "./schema";

export const worksRouter = router({
  list: deskProcedure
    .input(schema.list)
    .query(({ ctx, input }) => queries.worksForDesk(ctx.db, ctx.viewer, input)),
  mine: deskProcedure.query(({ ctx }) => queries.myWork(ctx.db, ctx.viewer, new Date())),
  writers: deskProcedure.query(({ ctx }) => queries.writersForDesk(ctx.db, ctx.viewer)),
  create: deskProcedure
    .input(schema.create)
    .mutation(({ ctx, input }) => commands.createWork(ctx.db, ctx.viewer, input)),
  arrange: deskProcedure
    .input(schema.arrange)
    .mutation(({ ctx, input }) => commands.arrange(ctx.db, ctx.viewer, input)),
  people: deskProcedure
    .input(schema.editionId)
    .query(({ ctx, input }) => queries.peopleOfWork(ctx.db, ctx.viewer, input.editionId)),
  measures: deskProcedure
    .input(schema.workId)
    .query(({ ctx, input }) => measuresOfEntry(ctx.db, ctx.viewer, input.workId)),
  readDate: deskProcedure.input(schema.readTypedDate).query(({ input }) => readingOf(input.typed)),
  search: deskProcedure
    .input(schema.searchWorks)
    .query(({ ctx, input }) => queries.worksNamed(ctx.db, ctx.viewer, input)),
});
