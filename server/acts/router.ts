import { deskProcedure, router } from "@/server/trpc/init";
import * as queries from "./queries";
import * as schema from "./schema";

export const actsRouter = router({
  ofPair: deskProcedure
    .input(schema.ledgerPair)
    .query(({ ctx, input }) => queries.actsOfPair(ctx.db, ctx.viewer, input)),
});
