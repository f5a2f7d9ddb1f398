import { NoSuchPage } from "./no-such";

export default function NotFound() {
  return <NoSuchPage is="noPage" />;
}
