import { Door } from "@/components/desk/door";
import { deskWords as t } from "@/components/desk/words";
import { api } from "@/server/trpc/caller";
import { JoinForm } from "./join-form";

export default async function JoinPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const link = await api.people.link({ token });
  if (!link.isOpen)
    return (
      <Door title={t("join.deadTitle")} lede={t("join.dead")} foot={t("join.foot")}>
        {null}
      </Door>
    );
  return (
    <Door title={t("join.title")} lede={t("join.lede")} foot={t("join.foot")}>
      <JoinForm token={token} email={link.email} />
    </Door>
  );
}
