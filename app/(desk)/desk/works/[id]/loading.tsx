import { TextSkeleton } from "@/components/desk/skeleton";

export default function Loading() {
  return (
    <main className="canvas" id="main" tabIndex={-1}>
      <TextSkeleton />
    </main>
  );
}
