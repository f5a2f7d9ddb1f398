import { cookies } from "next/headers";
import { keysCookie, themeCookie, themeOf } from "@/components/desk/browser-choices";
import { deskWords as t } from "@/components/desk/words";
import { api } from "@/server/trpc/caller";
import { KeysChoice } from "./keys-choice";
import { PasswordForm } from "./password-form";
import { ProfileForm } from "./profile-form";
import { SessionTable } from "./session-table";
import { ThemeChoice } from "./theme-choice";

export default async function AccountPage() {
  const mine = await api.account.mine();
  const jar = await cookies();
  const theme = themeOf(jar.get(themeCookie)?.value);
  const sessions = await api.account.sessions();
  return (
    <main className="page" id="main" tabIndex={-1}>
      <header className="page-head">
        <div>
          <h1>{t("account.title")}</h1>
          <p>{t("account.lede", { email: mine.email })}</p>
        </div>
      </header>
      <div className="stack settings">
        <ProfileForm
          name={mine.name}
          timeZone={mine.timeZone}
          timeZones={["UTC", ...Intl.supportedValuesOf("timeZone").filter((z) => z !== "UTC")]}
        />
        <ThemeChoice theme={theme} />
        <KeysChoice isOn={jar.get(keysCookie)?.value !== "off"} />
        <PasswordForm email={mine.email} />
        <SessionTable sessions={sessions} timeZone={mine.timeZone} />
      </div>
    </main>
  );
}
