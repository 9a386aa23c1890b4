import { routes } from "../shell/routes";
import { currentKey, signOut } from "../shell/session";

/** The prefix of the key that is signed in with, `tp_<prefix>_<secret>`; none for a token or without a key. */
export function ownPrefix(): string | undefined {
  return /^tp_([^_]+)_/.exec(currentKey() ?? "")?.[1];
}

/** Forgets the key, and with a new page everything that was read with it. */
export function leave(): void {
  signOut();
  window.location.assign(routes.start);
}
