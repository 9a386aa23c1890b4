import type { Scope } from "@techpack/client";
import { useCredits } from "@techpack/react";
import {
  Coins,
  KeyRound,
  Layers,
  ListChecks,
  LogIn,
  LogOut,
  type LucideIcon,
  Menu,
  Plus,
  ShieldCheck,
} from "lucide-react";
import { Dialog as Drawer } from "radix-ui";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { Link, useLocation } from "wouter";
import { number } from "../format";
import { text } from "../strings";
import { Button, IconButton } from "../ui/Button";
import { classes } from "../ui/classes";
import { Logo } from "./Logo";
import { routes } from "./routes";
import { currentKey, signOut } from "./session";
import { ThemeChoice } from "./ThemeChoice";

interface Destination {
  to: string;
  label: string;
  icon: LucideIcon;
}

const destinations: Destination[] = [
  { to: routes.start, label: text.nav.start, icon: Plus },
  { to: routes.products, label: text.nav.products, icon: Layers },
  { to: routes.jobs, label: text.nav.jobs, icon: ListChecks },
  { to: routes.credits, label: text.nav.credits, icon: Coins },
  { to: routes.account, label: text.nav.account, icon: KeyRound },
];

const operator: Destination = { to: routes.operator, label: text.nav.operator, icon: ShieldCheck };

function offered(scopes: readonly Scope[]): Destination[] {
  return [
    ...(scopes.includes("jobs") ? destinations : []),
    ...(scopes.includes("admin") ? [operator] : []),
  ];
}

interface Props {
  /** What the key may do. */
  scopes: readonly Scope[];
  /** Asks for a key, or for another one. */
  onSignIn: () => void;
  children: ReactNode;
}

/** What surrounds every screen: where one can go, and the balance. */
export function Shell({ scopes, onSignIn, children }: Props) {
  const [location] = useLocation();
  const main = useRef<HTMLElement>(null);
  const first = useRef(true);
  const [open, setOpen] = useState(false);

  // whoever follows a link with the keyboard goes on reading at the new screen's begin
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs for each location
  useEffect(() => {
    if (first.current) {
      first.current = false;
      return;
    }
    setOpen(false);
    window.scrollTo(0, 0);
    main.current?.focus({ preventScroll: true });
  }, [location]);

  return (
    <div className="min-h-dvh lg:grid lg:grid-cols-[14rem_minmax(0,1fr)]">
      <a
        href="#content"
        className="print:hidden fixed top-2 left-2 z-50 -translate-y-20 rounded-md bg-accent-fill px-3 py-2 text-white focus:translate-y-0"
      >
        {text.nav.skip}
      </a>
      <aside className="print:hidden sticky top-0 hidden h-dvh flex-col gap-6 border-line border-r px-3 py-4 lg:flex">
        <Link
          href={routes.start}
          className="flex items-center gap-2.5 rounded-md px-2 py-1 font-semibold text-lg"
        >
          <Logo />
          {text.product}
        </Link>
        <Navigation scopes={scopes} />
        <div className="mt-auto grid gap-3">
          {scopes.includes("jobs") && <Balance />}
          <SignInOrOut onSignIn={onSignIn} />
          <ThemeChoice />
        </div>
      </aside>
      <header className="print:hidden sticky top-0 z-30 flex h-14 items-center gap-2 border-line border-b bg-canvas/90 px-4 backdrop-blur lg:hidden">
        <Drawer.Root open={open} onOpenChange={setOpen}>
          <Drawer.Trigger asChild>
            <IconButton label={text.nav.more} icon={<Menu aria-hidden className="size-5" />} />
          </Drawer.Trigger>
          <Drawer.Portal>
            <Drawer.Overlay className="fixed inset-0 z-40 animate-fade bg-black/45" />
            <Drawer.Content
              aria-describedby={undefined}
              className="fixed inset-y-0 left-0 z-50 flex w-64 animate-fade flex-col gap-6 bg-raised px-3 py-4 shadow-overlay"
            >
              <Drawer.Title className="flex items-center gap-2.5 px-2 font-semibold text-lg">
                <Logo />
                {text.product}
              </Drawer.Title>
              <Navigation scopes={scopes} />
              <div className="mt-auto grid gap-3">
                <SignInOrOut onSignIn={onSignIn} />
                <ThemeChoice />
              </div>
            </Drawer.Content>
          </Drawer.Portal>
        </Drawer.Root>
        <Link href={routes.start} className="flex items-center gap-2 rounded-md font-semibold">
          <Logo />
          {text.product}
        </Link>
        <div className="ml-auto">{scopes.includes("jobs") && <Balance />}</div>
      </header>
      <main
        id="content"
        ref={main}
        tabIndex={-1}
        className="mx-auto w-full max-w-[100rem] px-4 py-6 focus:outline-none sm:px-6 lg:px-10 lg:py-8"
      >
        {children}
      </main>
    </div>
  );
}

function Navigation({ scopes }: { scopes: readonly Scope[] }) {
  const [location] = useLocation();
  return (
    <nav aria-label={text.nav.label} className="grid gap-0.5">
      {offered(scopes).map(({ to, label, icon: Icon }) => {
        const here = to === routes.start ? location === to : location.startsWith(to);
        return (
          <Link
            key={to}
            href={to}
            aria-current={here ? "page" : undefined}
            className={classes(
              "flex h-9 items-center gap-2.5 rounded-md px-2.5 font-medium transition-colors",
              here ? "bg-accent-soft text-accent" : "text-muted hover:bg-hover hover:text-ink",
            )}
          >
            <Icon aria-hidden className="size-4" />
            {label}
          </Link>
        );
      })}
    </nav>
  );
}

function SignInOrOut({ onSignIn }: { onSignIn: () => void }) {
  const signedIn = currentKey() !== undefined;
  return (
    <Button
      kind="quiet"
      size="small"
      className="justify-self-start"
      icon={
        signedIn ? (
          <LogOut aria-hidden className="size-4" />
        ) : (
          <LogIn aria-hidden className="size-4" />
        )
      }
      onClick={() => {
        if (signedIn) {
          signOut();
          window.location.assign(routes.start);
        } else {
          onSignIn();
        }
      }}
    >
      {signedIn ? text.signIn.signOut : text.signIn.other}
    </Button>
  );
}

function Balance() {
  const { data } = useCredits();
  return (
    <Link
      href={routes.credits}
      className="tabular flex h-9 items-center gap-2 rounded-md px-2.5 text-muted text-sm hover:bg-hover hover:text-ink"
    >
      <Coins aria-hidden className="size-4" />
      {/* as wide before the balance is known: nothing moves when it comes */}
      <span className="min-w-24">
        {data ? text.credits(data.balance, number(data.balance)) : "…"}
      </span>
    </Link>
  );
}
