"use client";

import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { createTRPCClient, httpBatchLink } from "@trpc/client";
import { type ReactNode, useEffect, useRef, useState } from "react";
import superjson from "superjson";
import { IntlProvider } from "use-intl";
import { Toasts } from "@/components/ui/toasts";
import type { RootRouter } from "@/server/trpc/root";
import { personHeader } from "./person-header";
import { TRPCProvider } from "./trpc";
import type { DeskMessages } from "./words";

export function DeskProviders({
  messages,
  viewer,
  children,
}: {
  messages: DeskMessages;
  viewer: { id: string; timeZone: string } | null;
  children: ReactNode;
}) {
  const person = useRef<string | undefined>(undefined);
  useEffect(() => {
    person.current = viewer?.id;
  });
  const [queryClient] = useState(
    // Without a connection a call fails at once and is said so, instead of waiting unseen.
    () => new QueryClient({ defaultOptions: { queries: always, mutations: always } }),
  );
  const [trpcClient] = useState(() =>
    createTRPCClient<RootRouter>({
      links: [
        httpBatchLink({
          url: "/api/trpc",
          transformer: superjson,
          headers: () => (person.current ? { [personHeader]: person.current } : {}),
        }),
      ],
    }),
  );
  return (
    <QueryClientProvider client={queryClient}>
      <TRPCProvider trpcClient={trpcClient} queryClient={queryClient}>
        <IntlProvider locale="en-GB" timeZone={viewer?.timeZone ?? "UTC"} messages={messages}>
          <Toasts closeLabel={messages.desk.told.close}>{children}</Toasts>
        </IntlProvider>
      </TRPCProvider>
    </QueryClientProvider>
  );
}

const always = { networkMode: "always" } as const;
