import { Skeleton } from "@/components/desk/skeleton";

export default function Loading() {
  return (
    <main className="page" id="main" tabIndex={-1}>
      <Skeleton />
    </main>
  );
}
