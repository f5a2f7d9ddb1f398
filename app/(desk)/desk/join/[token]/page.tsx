import { Door } from "@/components/desk/door";
import { deskWords as t } from "@/components/desk/words";
import { Link } from "@/components/ui/link";
import { currentViewer } from "@/server/auth/session";
import { api } from "@/server/trpc/caller";
import { AcceptForm } from "./accept-form";
import { JoinForm } from "./join-form";

export default async function JoinPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const { state, ...link } = await api.invitations.link({ token });
  const email = link.email ?? "";
  const viewer = await currentViewer();

  if (state === "dead")
    return (
      <Door title={t("join.deadTitle")} lede={t("join.dead")} foot={t("signIn.forgotten")}>
        <Link className="btn large wide" href="/desk/sign-in">
          {t("join.haveAccount")}
        </Link>
      </Door>
    );
  if (state === "signIn" && viewer)
    return (
      <Door
        title={t("join.otherTitle")}
        lede={t("join.otherLede", { email, mine: viewer.email })}
        foot={t("join.foot")}
      >
        <Link className="btn large wide" href="/desk">
          {t("join.toDesk")}
        </Link>
      </Door>
    );
  if (state === "signIn")
    return (
      <Door
        title={t("join.signInTitle")}
        lede={t("join.signInLede", { email })}
        foot={t("join.foot")}
      >
        <Link className="btn primary large wide" href={`/desk/sign-in?to=/desk/join/${token}`}>
          {t("join.signIn")}
        </Link>
      </Door>
    );
  if (state === "accept")
    return (
      <Door
        title={t("join.acceptTitle", { tracker: link.tracker ?? "" })}
        lede={t("join.acceptLede", { role: t(`roles.${link.role ?? "editor"}`), email })}
        foot={t("join.foot")}
      >
        <AcceptForm token={token} />
      </Door>
    );
  return (
    <Door title={t("join.title")} lede={t("join.lede")} foot={t("join.foot")}>
      <JoinForm token={token} email={link.email} />
    </Door>
  );
}
