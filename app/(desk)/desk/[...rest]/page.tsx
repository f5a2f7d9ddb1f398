import { notFound } from "next/navigation";

/** Whatever under /desk is no page gets the desk's words for it, not the readers'. */
export default function NoSuchAddress() {
  notFound();
}
