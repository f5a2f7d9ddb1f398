import { deskProcedure, router } from "@/server/trpc/init";
import * as queries from "./queries";
import * as schema from "./schema";

export const actsRouter = router({
  replaceable: deskProcedure
    .input(schema.replaceable)
    .query(({ ctx, input }) => queries.actsToReplace(ctx.db, ctx.viewer, input)),
});
