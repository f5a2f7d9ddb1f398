import { CircleAlert, CircleCheck, CircleDashed, type LucideIcon, ShieldAlert } from "lucide-react";
import { deskWords as t } from "@/components/desk/words";
import type { LinkState as State } from "@/server/sources/rules";

type Look = { colour: string; icon: LucideIcon };
const unknown = { colour: "draft", icon: CircleDashed };
const failing = { colour: "changes", icon: CircleAlert };

const looks: Record<State["is"], Look> = {
  noAddress: unknown,
  protected: { colour: "draft", icon: ShieldAlert },
  unchecked: unknown,
  answers: { colour: "live", icon: CircleCheck },
  refusesRobots: unknown,
  gone: failing,
  inTrouble: failing,
  refused: failing,
  forbidden: failing,
  silent: failing,
  dead: { colour: "gone", icon: CircleAlert },
};

/** How the link of a source answers: in words, with a shape and colour behind them. */
export function LinkState({ is }: Pick<State, "is">) {
  const { colour, icon: Icon } = looks[is];
  return (
    <span className={`state ${colour}`}>
      <Icon className="i" aria-hidden="true" />
      {t(`sources.link.short.${is}`)}
    </span>
  );
}
