import { currentViewer } from "@/server/auth/session";
import { captureFile } from "@/server/captures/queries";
import { captureAnswer, captureToSave } from "@/server/captures/rules";
import { oneCapture } from "@/server/captures/schema";
import { deskDb } from "@/server/db";
import { Refusal } from "@/server/errors";

type Params = { params: Promise<{ id: string }> };

/** A copy, in a sandbox, or with `?save` the bytes as they came. Whoever may not have it is told of no such address. */
export async function GET(request: Request, { params }: Params) {
  const viewer = await currentViewer();
  if (!viewer) return new Response(null, { status: 401 });
  const asked = oneCapture.safeParse({ captureId: (await params).id });
  if (!asked.success) return new Response(null, { status: 404 });
  try {
    const file = await captureFile(deskDb(), viewer, asked.data.captureId);
    const name = `copy-${file.takenAt.toISOString().slice(0, 10)}.${file.ending}`;
    const isSaved = new URL(request.url).searchParams.has("save");
    return isSaved ? captureToSave(name, file.bytes) : captureAnswer(name, file);
  } catch (failure) {
    if (!(failure instanceof Refusal)) throw failure;
    return new Response(null, { status: failure.code === "captureDamaged" ? 500 : 404 });
  }
}
