import { deskProcedure, router } from "@/server/trpc/init";
import * as queries from "./queries";

export const exportsRouter = router({
  list: deskProcedure.query(({ ctx }) => queries.exportsForDesk(ctx.db, ctx.viewer)),
});
