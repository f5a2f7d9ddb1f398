import { NoSuch } from "@/app/(desk)/desk/no-such";

export default function NotFound() {
  return <NoSuch is="noPage" />;
}
