import { NoSuchPage } from "@/app/(desk)/desk/no-such";

export default function NotFound() {
  return <NoSuchPage is="noWork" />;
}
