import { QueryCache, QueryClient } from "@tanstack/react-query";
import { type Scope, TechPackClient, TechPackError } from "@techpack/client";
import { TechPackProvider } from "@techpack/react";
import { useAtomValue } from "jotai";
import { lazy, Suspense, useEffect, useLayoutEffect, useState } from "react";
import { Toaster } from "sonner";
import { Route, Switch } from "wouter";
import { ErrorBoundary } from "./shell/ErrorBoundary";
import { NotFound } from "./shell/NotFound";
import { removeFirstScreen } from "./shell/removeFirstScreen";
import { routes } from "./shell/routes";
import { Shell } from "./shell/Shell";
import { SignIn } from "./shell/SignIn";
import { currentKey } from "./shell/session";
import { applyTheme, themeAtom } from "./shell/theme";
import { useIdentity } from "./shell/useIdentity";
import StartScreen from "./start/StartScreen";
import { Skeleton } from "./ui/Skeleton";

const PackScreen = lazy(() => import("./pack/TechPackView"));
const ProductsScreen = lazy(() => import("./products/ProductsScreen"));
const JobsScreen = lazy(() => import("./jobs/JobsScreen"));
const JobScreen = lazy(() => import("./jobs/JobScreen"));
const CreditsScreen = lazy(() => import("./credits/CreditsScreen"));
const AccountScreen = lazy(() => import("./account/AccountScreen"));
const OperatorScreen = lazy(() => import("./operator/OperatorScreen"));

/** The application: who is signed in, and the screen that the address names. */
export function App() {
  const theme = useAtomValue(themeAtom);
  const [session, setSession] = useState(0);
  useEffect(() => applyTheme(theme), [theme]);
  return (
    <ErrorBoundary>
      <Session key={session} onChange={() => setSession((now) => now + 1)} />
      <Toaster
        position="bottom-right"
        theme={theme}
        closeButton
        toastOptions={{ className: "font-sans" }}
      />
    </ErrorBoundary>
  );
}

/** What belongs to one key: another one sees nothing of what was read with it. */
function Session({ onChange }: { onChange: () => void }) {
  const [client] = useState(() => new TechPackClient({ apiKey: currentKey }));
  const [queryClient] = useState<QueryClient>(
    () =>
      new QueryClient({
        queryCache: new QueryCache({
          // a key that was revoked meanwhile: who it acts as is asked again, which leads to the sign-in
          onError: (error, query) => {
            if (
              error instanceof TechPackError &&
              error.status === 401 &&
              query.queryKey[1] !== "identity"
            ) {
              void queryClient.resetQueries({ queryKey: ["techpack", "identity"] });
            }
          },
        }),
        defaultOptions: {
          queries: {
            staleTime: 10_000,
            // the client retries what can be retried
            retry: false,
          },
        },
      }),
  );
  return (
    <TechPackProvider client={client} queryClient={queryClient}>
      <Gate onChange={onChange} />
    </TechPackProvider>
  );
}

function Gate({ onChange }: { onChange: () => void }) {
  const { data: identity, error, isPending } = useIdentity();
  const [signingIn, setSigningIn] = useState(false);
  useLayoutEffect(() => {
    if (!isPending) {
      removeFirstScreen();
    }
  }, [isPending]);
  if (isPending) {
    return null;
  }
  if (signingIn || (error && (error.status === 401 || error.status === 403))) {
    return <SignIn refused={currentKey() !== undefined} onSignedIn={onChange} />;
  }
  // where the server could not be asked, every screen says so itself
  const scopes = identity?.scopes ?? ["jobs"];
  return (
    <Shell scopes={scopes} onSignIn={() => setSigningIn(true)}>
      <ErrorBoundary>
        <Suspense fallback={<Skeleton className="h-96 w-full" />}>
          {scopes.includes("jobs") ? <Screens scopes={scopes} /> : <OperatorScreen />}
        </Suspense>
      </ErrorBoundary>
    </Shell>
  );
}

function Screens({ scopes }: { scopes: readonly Scope[] }) {
  return (
    <Switch>
      <Route path={routes.start}>
        <StartScreen />
      </Route>
      <Route path={routes.products}>
        <ProductsScreen />
      </Route>
      <Route path="/products/:id">
        {({ id }) => <PackScreen key={id} productId={decode(id)} />}
      </Route>
      <Route path={routes.jobs}>
        <JobsScreen />
      </Route>
      <Route path="/jobs/:id">{({ id }) => <JobScreen key={id} id={id} />}</Route>
      <Route path={routes.credits}>
        <CreditsScreen />
      </Route>
      <Route path={routes.account}>
        <AccountScreen />
      </Route>
      <Route path={routes.operator}>
        {scopes.includes("admin") ? <OperatorScreen /> : <NotFound />}
      </Route>
      <Route>
        <NotFound />
      </Route>
    </Switch>
  );
}

/** A parameter of the path as it was meant; one that is no escape stays as it is. */
function decode(parameter: string): string {
  try {
    return decodeURIComponent(parameter);
  } catch {
    return parameter;
  }
}
