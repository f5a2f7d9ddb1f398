import { SearchX } from "lucide-react";
import SignedInLayout from "@/app/(desk)/desk/(signed-in)/layout";
import { NoPage } from "@/components/desk/no-page";
import { deskWords as t } from "@/components/desk/words";
import { Link } from "@/components/ui/link";
import { currentViewer } from "@/server/auth/session";

type NoSuchProps = { is: "noPage" | "noWork" };

/** What someone may not know of and what never was are said in the same words. */
export function NoSuch({ is }: NoSuchProps) {
  return (
    <NoPage icon={SearchX} title={t(`states.${is}.title`)} why={<p>{t(`states.${is}.why`)}</p>}>
      <Link className="btn" href="/desk/works">
        {t("states.toWorks")}
      </Link>
      <Link className="btn quiet" href="/desk">
        {t("states.toMyWork")}
      </Link>
    </NoPage>
  );
}

/** The same where no sidebar stands around it yet; whoever is signed in gets theirs. */
export async function NoSuchPage({ is }: NoSuchProps) {
  if (!(await currentViewer())) return <NoSuch is={is} />;
  return (
    <SignedInLayout>
      <NoSuch is={is} />
    </SignedInLayout>
  );
}
