import { redirect } from "next/navigation";
import { Door } from "@/components/desk/door";
import { deskWords as t } from "@/components/desk/words";
import { currentViewer } from "@/server/auth/session";
import { SignInForm } from "./sign-in-form";

export default async function SignInPage() {
  if (await currentViewer()) redirect("/desk");
  return (
    <Door title={t("signIn.title")} lede={t("signIn.lede")} foot={t("signIn.forgotten")}>
      <SignInForm />
    </Door>
  );
}
