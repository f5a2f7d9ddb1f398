import { currentViewer } from "@/server/auth/session";
import { captureFile } from "@/server/captures/queries";
import { captureHeaders } from "@/server/captures/rules";
import { oneCapture } from "@/server/captures/schema";
import { deskDb } from "@/server/db";
import { Refusal } from "@/server/errors";

type Params = { params: Promise<{ id: string }> };

/** A copy as it came, in a sandbox. Whoever may not have it is told of no such address. */
export async function GET(_: Request, { params }: Params) {
  const viewer = await currentViewer();
  if (!viewer) return new Response(null, { status: 401 });
  const asked = oneCapture.safeParse({ captureId: (await params).id });
  if (!asked.success) return new Response(null, { status: 404 });
  try {
    const { bytes, ending, takenAt } = await captureFile(deskDb(), viewer, asked.data.captureId);
    const name = `copy-${takenAt.toISOString().slice(0, 10)}.${ending}`;
    return new Response(new Uint8Array(bytes), { headers: captureHeaders(name) });
  } catch (failure) {
    if (!(failure instanceof Refusal)) throw failure;
    return new Response(null, { status: failure.code === "captureDamaged" ? 500 : 404 });
  }
}
