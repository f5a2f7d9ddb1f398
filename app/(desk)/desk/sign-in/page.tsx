import { redirect } from "next/navigation";
import { Door } from "@/components/desk/door";
import { deskWords as t } from "@/components/desk/words";
import { currentViewer } from "@/server/auth/session";
import { SignInForm } from "./sign-in-form";

type SignInProps = { searchParams: Promise<{ to?: string | string[] }> };

export default async function SignInPage({ searchParams }: SignInProps) {
  const to = placeOf((await searchParams).to);
  if (await currentViewer()) redirect(to);
  return (
    <Door title={t("signIn.title")} lede={t("signIn.lede")} foot={t("signIn.forgotten")}>
      <SignInForm to={to} />
    </Door>
  );
}

/** Where the person was going: a page of the desk and nothing else. */
function placeOf(to: string | string[] | undefined): string {
  return typeof to === "string" && /^\/desk(\/[\w-]+)*$/.test(to) ? to : "/desk";
}
