"use client";

import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { createTRPCClient, httpBatchLink } from "@trpc/client";
import { type ReactNode, useState } from "react";
import superjson from "superjson";
import { IntlProvider } from "use-intl";
import type { RootRouter } from "@/server/trpc/root";
import { TRPCProvider } from "./trpc";
import type { DeskMessages } from "./words";

export function DeskProviders({
  messages,
  children,
}: {
  messages: DeskMessages;
  children: ReactNode;
}) {
  const [queryClient] = useState(() => new QueryClient());
  const [trpcClient] = useState(() =>
    createTRPCClient<RootRouter>({
      links: [httpBatchLink({ url: "/api/trpc", transformer: superjson })],
    }),
  );
  return (
    <QueryClientProvider client={queryClient}>
      <TRPCProvider trpcClient={trpcClient} queryClient={queryClient}>
        <IntlProvider locale="en-GB" timeZone="UTC" messages={messages}>
          {children}
        </IntlProvider>
      </TRPCProvider>
    </QueryClientProvider>
  );
}
