import { deskProcedure, router } from "@/server/trpc/init";
import { setAsking } from "./commands";
import { siteForDesk } from "./queries";
import * as schema from "./schema";

export const siteRouter = router({
  settings: deskProcedure.query(({ ctx }) => siteForDesk(ctx.db, ctx.viewer)),
  setAsking: deskProcedure
    .input(schema.setAsking)
    .mutation(({ ctx, input }) => setAsking(ctx.db, ctx.viewer, input)),
});
