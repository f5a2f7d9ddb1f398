import { currentViewer } from "@/server/auth/session";
import { deskDb } from "@/server/db";
import { Refusal } from "@/server/errors";
import { trackerFile } from "@/server/exports/queries";
import { slugFrom } from "@/server/works/rules";

type Params = { params: Promise<{ trackerId: string }> };

/** A tracker as a file, sent while it is read. Whoever may not have it is told of no such address. */
export async function GET(_: Request, { params }: Params) {
  const viewer = await currentViewer();
  if (!viewer) return new Response(null, { status: 401 });
  try {
    const { name, pieces } = await trackerFile(deskDb(), viewer, (await params).trackerId);
    const day = new Date().toISOString().slice(0, 10);
    const file = encodeURIComponent(`${slugFrom(name) || "tracker"}-${day}.json`);
    return new Response(streamOf(pieces), {
      headers: {
        "Content-Type": "application/json; charset=utf-8",
        "Content-Disposition": `attachment; filename*=UTF-8''${file}`,
        "Cache-Control": "private, no-store",
      },
    });
  } catch (failure) {
    if (failure instanceof Refusal) return new Response(null, { status: 404 });
    throw failure;
  }
}

/** Asks for the next piece only when the one before has left. */
function streamOf(pieces: AsyncGenerator<string>) {
  return new ReadableStream<string>({
    async pull(controller) {
      const { value, done } = await pieces.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    async cancel() {
      await pieces.return(undefined);
    },
  }).pipeThrough(new TextEncoderStream());
}
