import { Door } from "@/components/desk/door";
import { deskWords as t } from "@/components/desk/words";
import { api } from "@/server/trpc/caller";
import { ResetForm } from "./reset-form";

export default async function ResetPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const { email } = await api.resets.link({ token });
  if (email === null)
    return (
      <Door title={t("reset.deadTitle")} lede={t("reset.dead")} foot={t("reset.foot")}>
        {null}
      </Door>
    );
  return (
    <Door title={t("reset.title")} lede={t("reset.lede", { email })} foot={t("reset.foot")}>
      <ResetForm token={token} />
    </Door>
  );
}
